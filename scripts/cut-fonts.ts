/**
 * Cuts the font files in app/fonts/ from those of their packages: `npm run cut:fonts`. The files are committed, so this is only needed
 * after a change of the packages, of the weights in the style sheets, or of the characters in font-cuts.ts.
 */
import { writeFile } from 'node:fs/promises'
import { cutFont, fontCuts } from './font-cuts'
import { runScript } from './set-up'

await runScript(async () => {
  for (const cut of fontCuts) {
    const font = await cutFont(cut)
    await writeFile(`app/fonts/${cut.file}`, font)
    console.log(`app/fonts/${cut.file}: ${(font.length / 1000).toFixed(1)} kB`)
  }
})
