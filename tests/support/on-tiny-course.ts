import { tinyCourse } from './tiny-course'

// Whatever course is in modules/, and whichever this process was started with, the tests of the software see this one.
process.env.COURSE_DIR = tinyCourse.COURSE_DIR
