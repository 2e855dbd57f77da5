import { chart, css, diagram, onColors, pause, signedImage } from './drawing.mjs';
import { networks } from './networks.mjs';

const epochsOfARun = 160;
const plane = { left: -1.6, top: 1.7, width: 4.2, height: 3.15 };
const [columns, rows] = [48, 36];
const layers = ['dense1', 'dense2', 'dense3'];

const byId = name => document.getElementById(`moons-${name}`);
const canvas = byId('plane');
const [train, again, rate] = ['train', 'again', 'rate'].map(byId);
const showWeights = diagram(byId('weights'), [2, 8, 8, 1]);

let points = [];
let boundary;
let losses = [];
let seed = 1;
let run = null;

export async function startMoons() {
    await restart();
    [train, again, rate].forEach(control => control.disabled = false);
    train.onclick = () => run ? stop('Paused.') : learn();
    again.onclick = () => {
        seed++;
        restart();
    };
    rate.onchange = () => restart();
    onColors(drawPlane);
}

async function restart() {
    stop('');
    losses = [];
    await networks.StartMoons(seed, Number(rate.value));
    points = await networks.MoonPoints();
    await show();
}

async function learn() {
    const mine = run = {};
    const kept = losses;
    let drawn = 0;
    train.textContent = 'Pause';
    say('Learning …');
    try {
        const end = await networks.MoonEpochs() + epochsOfARun;
        while (run === mine) {
            const loss = await networks.TrainMoons();
            const epoch = await networks.MoonEpochs();
            if (kept !== losses) {
                return;
            }

            kept.push(loss);
            const isLast = epoch >= end || run !== mine;
            if (isLast || performance.now() - drawn >= pause()) {
                drawn = performance.now();
                await show(isLast ? 2 : 1);
            }

            if (isLast && run === mine) {
                stop(`Trained: ${byId('accuracy').textContent} right.`);
            }
        }
    } catch (error) {
        stop(error.message);
    }
}

function stop(news) {
    run = null;
    train.textContent = 'Train';
    say(news);
}

function say(news) {
    byId('news').textContent = news;
}

// A boundary of more detail takes longer, so it is drawn where the training stops.
async function show(detail = 1) {
    const [epoch, accuracy, cells, ...weights] = await Promise.all([
        networks.MoonEpochs(),
        networks.MoonAccuracy(),
        networks.MoonBoundary(plane.left, plane.top, plane.width, plane.height, detail * columns, detail * rows),
        ...layers.map(layer => networks.MoonTensor(`${layer}.weight`)),
    ]);
    boundary = { numbers: Array.from(cells, cell => (cell / 127.5) - 1), columns: detail * columns };
    drawPlane();
    showWeights(weights);
    chart(byId('chart'), losses);
    byId('epoch').textContent = epoch;
    byId('loss').textContent = losses.length > 0 ? losses.at(-1).toFixed(4) : '–';
    byId('accuracy').textContent = `${(100 * accuracy).toFixed(0)} %`;
}

function drawPlane() {
    const context = canvas.getContext('2d');
    const cells = signedImage(boundary.numbers, boundary.columns);
    const small = new OffscreenCanvas(cells.width, cells.height);
    small.getContext('2d').putImageData(cells, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = css('surface');
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.globalAlpha = 0.55;
    context.imageSmoothingQuality = 'high';
    context.drawImage(small, 0, 0, canvas.width, canvas.height);
    context.globalAlpha = 1;
    context.lineWidth = 2;
    context.strokeStyle = css('surface');
    const fills = [css('upper'), css('lower')];
    for (let i = 0; i < points.length; i += 3) {
        const x = (points[i] - plane.left) / plane.width * canvas.width;
        const y = (plane.top - points[i + 1]) / plane.height * canvas.height;
        context.fillStyle = fills[points[i + 2]];
        context.beginPath();
        if (points[i + 2] === 0) {
            context.arc(x, y, 6, 0, 2 * Math.PI);
        } else {
            context.rect(x - 5.5, y - 5.5, 11, 11);
        }

        context.fill();
        context.stroke();
    }
}
