/** Where the module of a document begins: the front adds it to each page that it sends without the framework. */
import { enhanceDocument } from './document'

enhanceDocument()
