using System.Threading.Tasks;
using Xunit;

namespace NetGen.Web.Tests.Browser;

[Collection(nameof(PublishedSample))]
public sealed class MoonsTests(Chromium chromium, PublishedSample sample)
{
    private const string Weights = "document.getElementById('moons-weights').innerHTML";

    [SampleFact]
    public async Task TheBoundaryAndTheWeightsMoveWhileTheMoonsAreLearned()
    {
        await using SamplePage page = await SamplePage.OpenAsync(chromium, sample);
        (string plane, string weights) = (await page.PixelsAsync("moons-plane"), await page.AskAsync<string>(Weights));
        await page.Page.ClickAsync("#moons-train");
        await page.WaitAsync("document.getElementById('moons-epoch').textContent > 10");
        await page.Page.ClickAsync("#moons-train");
        Assert.Equal("Paused.", await page.TextAsync("moons-news"));
        await page.WaitAsync("document.getElementById('moons-train').textContent === 'Train'");
        Assert.NotEqual(plane, await page.PixelsAsync("moons-plane"));
        Assert.NotEqual(weights, await page.AskAsync<string>(Weights));
        Assert.InRange(await page.PercentAsync("moons-epoch"), 10, 150);

        await page.Page.ClickAsync("#moons-train");
        await page.WaitAsync("document.getElementById('moons-news').textContent.startsWith('Trained')");
        Assert.InRange(await page.PercentAsync("moons-accuracy"), 97, 100);
        Assert.InRange(await page.PercentAsync("moons-loss"), 0, 0.05);

        await page.Page.ClickAsync("#moons-again");
        await page.WaitAsync("document.getElementById('moons-epoch').textContent === '0'");
        Assert.InRange(await page.PercentAsync("moons-accuracy"), 0, 90);
    }
}
