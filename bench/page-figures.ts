import type { Page } from '@playwright/test'

/** What one load of a page took: kB as they were sent, times in ms, `cls` as the browser adds it up. `tbt` is what tasks took over 50 ms after the first paint. */
export type Figures = {
  requests: number
  scriptKb: number
  fontKb: number
  allKb: number
  lcp: number
  tbt: number
  cls: number
}

type Weight = Pick<Figures, 'requests' | 'scriptKb' | 'fontKb' | 'allKb'>

declare global {
  interface Window {
    benchEvents: number[]
    benchShifts: number
    benchPaint: number
    benchTasks: { start: number; duration: number }[]
  }
}

/** Slows a page down to a phone's network and CPU, and counts what it loads. `forget` empties the browser's cache. */
export async function watchPage(page: Page) {
  const client = await page.context().newCDPSession(page)
  await client.send('Network.enable')
  await client.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 },
  })
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(observe)
  const weight: Weight = { requests: 0, scriptKb: 0, fontKb: 0, allKb: 0 }
  const kinds = new Map<string, string>()
  client.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type))
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kb = encodedDataLength / 1000
    weight.requests += 1
    weight.allKb += kb
    if (kinds.get(requestId) === 'Script') weight.scriptKb += kb
    if (kinds.get(requestId) === 'Font') weight.fontKb += kb
  })
  return {
    weight,
    begin: () => void Object.assign(weight, { requests: 0, scriptKb: 0, fontKb: 0, allKb: 0 }),
    forget: () => client.send('Network.clearBrowserCache'),
  }
}

/** Reads what a page has told since it was loaded. */
export async function readFigures(page: Page, weight: Weight): Promise<Figures> {
  const told = await page.evaluate(() => {
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    const after = window.benchTasks.filter(({ start, duration }) => start + duration > first && duration > 50)
    const tbt = after.reduce((sum, { duration }) => sum + duration - 50, 0)
    return { lcp: window.benchPaint, tbt, cls: window.benchShifts }
  })
  return { ...weight, ...told }
}

// Runs in the page, before its own scripts. No function in it may have a name: tsx would have it call a helper that the page lacks.
function observe(): void {
  Object.assign(window, { benchEvents: [], benchShifts: 0, benchPaint: 0, benchTasks: [] })
  for (const type of ['largest-contentful-paint', 'layout-shift', 'longtask', 'event']) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { entryType, startTime, duration } = entry
        if (entryType === 'largest-contentful-paint') window.benchPaint = startTime
        else if (entryType === 'longtask') window.benchTasks.push({ start: startTime, duration })
        else if (entryType === 'event') window.benchEvents.push(duration)
        else if (!('hadRecentInput' in entry && entry.hadRecentInput) && 'value' in entry)
          window.benchShifts += Number(entry.value)
      }
    }).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
  }
}
