import { chart, color, image, onColors, pause, signedImage } from './drawing.mjs';
import { networks } from './networks.mjs';
import { pad } from './pad.mjs';

const epochsOfARun = 15;
const [side, units, unitsInARow] = [8, 64, 16];

const byId = name => document.getElementById(`digits-${name}`);
const [train, progress] = ['train', 'progress'].map(byId);
const answer = document.getElementById('answer');
const drawing = pad(document.getElementById('pad'), news => document.getElementById('pad-pen').textContent = news, recognize);
const bars = Array.from({ length: 10 }, (_, digit) => bar(digit));

const losses = [];
let pixels = new Array(side * side).fill(0);
let weights = new Array(units * side * side).fill(0);
let isStarted = false;
let isAsked = false;
let isAnswering = false;

export async function startDigits() {
    await networks.StartDigits(1);
    isStarted = true;
    train.disabled = false;
    train.onclick = learn;
    document.getElementById('pad-clear').onclick = drawing.clear;
    onColors(drawImages);
    await show();
    recognize();
}

async function learn() {
    const start = performance.now();
    let drawn = 0;
    train.disabled = true;
    say('Learning …');
    try {
        for (let epoch = 1; epoch <= epochsOfARun; epoch++) {
            losses.push(await networks.TrainDigits());
            progress.value = epoch;
            if (epoch === epochsOfARun || performance.now() - drawn >= pause()) {
                drawn = performance.now();
                await show();
                recognize();
            }
        }

        say(`Trained in ${((performance.now() - start) / 1000).toFixed(1)} s: ${byId('accuracy').textContent} right.`);
    } catch (error) {
        say(error.message);
    } finally {
        train.disabled = false;
    }
}

function say(news) {
    byId('news').textContent = news;
}

async function show() {
    const [epoch, accuracy] = await Promise.all([networks.DigitEpochs(), networks.DigitAccuracy()]);
    weights = await networks.DigitTensor('dense1.weight');
    drawImages();
    chart(byId('chart'), losses);
    byId('epoch').textContent = epoch;
    byId('loss').textContent = losses.length > 0 ? losses.at(-1).toFixed(4) : '–';
    byId('accuracy').textContent = `${(100 * accuracy).toFixed(1)} %`;
}

// While the network is busy, changes wait, and the last one is answered.
async function recognize() {
    isAsked = true;
    if (isAnswering || !isStarted) {
        return;
    }

    isAnswering = true;
    while (isAsked) {
        isAsked = false;
        const lines = drawing.lines();
        const result = lines.length > 0 ? await networks.Recognize([...lines]) : new Array((side * side) + bars.length).fill(0);
        pixels = result.slice(0, side * side);
        tell(result.slice(side * side), lines.length > 0);
        drawImages();
    }

    isAnswering = false;
}

function tell(probabilities, isDrawn) {
    const best = probabilities.indexOf(Math.max(...probabilities));
    bars.forEach((show, digit) => show(probabilities[digit], isDrawn && digit === best));
    const text = !isDrawn ? 'Draw a digit from 0 to 9.' : losses.length === 0 ? 'The network has not learned yet: train it.' : `Answer: ${best}`;
    if (answer.textContent !== text) {
        answer.textContent = text;
    }
}

function bar(digit) {
    const item = document.getElementById('probabilities').appendChild(document.createElement('li'));
    item.innerHTML = `<span class="digit">${digit}</span><span class="track"><span class="fill"></span></span><span class="share">0 %</span>`;
    return (probability, isBest) => {
        item.classList.toggle('best', isBest);
        item.querySelector('.fill').style.width = `${100 * probability}%`;
        item.querySelector('.share').textContent = `${(100 * probability).toFixed(0)} %`;
    };
}

function drawImages() {
    put(document.getElementById('seen'), image(pixels, side, color('surface'), color('ink')));

    // One pixel of space between two units.
    const canvas = byId('weights');
    const shown = new Array(canvas.width * canvas.height).fill(0);
    weights.forEach((weight, i) => {
        const [unit, pixel] = [Math.floor(i / (side * side)), i % (side * side)];
        const x = ((unit % unitsInARow) * (side + 1)) + (pixel % side);
        const y = (Math.floor(unit / unitsInARow) * (side + 1)) + Math.floor(pixel / side);
        shown[(y * canvas.width) + x] = 2 * weight;
    });
    put(canvas, signedImage(shown, canvas.width));
}

const put = (canvas, data) => canvas.getContext('2d').putImageData(data, 0, 0);
