using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetGen.Web.Tests.Browser;

[Collection(nameof(PublishedSample))]
public sealed class KeyboardTests(Chromium chromium, PublishedSample sample)
{
    [SampleFact]
    public async Task BothNetworksAreTrainedAndADigitIsDrawnWithKeysAlone()
    {
        await using SamplePage page = await SamplePage.OpenAsync(chromium, sample);
        await page.TabToAsync("moons-train");
        await PressAsync(page, "Enter");
        await page.WaitAsync("document.getElementById('moons-epoch').textContent > 4");
        await page.TabToAsync("moons-again");
        await PressAsync(page, "Space");
        await page.WaitAsync("document.getElementById('moons-epoch').textContent === '0'");
        await page.TabToAsync("moons-rate");
        await PressAsync(page, "ArrowDown");
        Assert.Equal("0.03", await page.AskAsync<string>("document.getElementById('moons-rate').value"));

        await page.TabToAsync("digits-train");
        await PressAsync(page, "Enter");
        await page.TabToAsync("pad");
        await PressAsync(page, "Space");
        Assert.Equal("The pen is down.", await page.TextAsync("pad-pen"));
        await PressAsync(page, [.. Enumerable.Repeat("ArrowDown", 8)]);
        await page.WaitAsync("document.getElementById('digits-news').textContent.startsWith('Trained')");
        await page.WaitAsync("document.getElementById('answer').textContent === 'Answer: 1'");

        await PressAsync(page, "Space", "ArrowLeft", "Delete");
        await page.WaitAsync("document.getElementById('answer').textContent.startsWith('Draw')");

        // A seven: to its upper left corner, then right, down, diagonally to the left and down.
        await PressAsync(page, [.. Enumerable.Repeat("ArrowUp", 8), .. Enumerable.Repeat("ArrowLeft", 4), "Space"]);
        await PressAsync(page, [.. Enumerable.Repeat("ArrowRight", 5), "ArrowDown", "ArrowDown"]);
        await PressAsync(page, "End", "End", "End", "End", "ArrowDown", "ArrowDown");
        await page.WaitAsync("document.getElementById('answer').textContent === 'Answer: 7'");
    }

    private static async Task PressAsync(SamplePage page, params string[] keys)
    {
        foreach (string key in keys)
        {
            await page.Page.Keyboard.PressAsync(key);
        }
    }
}
