// Preloaded into the collector: asks it to stop when the demo's own process is gone, even killed.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
