import { startDigits } from './digits.mjs';
import { startMoons } from './moons.mjs';

const start = document.getElementById('start');
try {
    await startMoons();
    const seconds = performance.measure('first prediction', { start: 0 }).duration / 1000;
    start.textContent = `Loaded. The first prediction was there after ${seconds.toFixed(1)} s.`;
    await startDigits();
} catch (error) {
    start.textContent = `The networks could not be started: ${error.message}`;
    start.classList.add('failed');
    throw error;
}
