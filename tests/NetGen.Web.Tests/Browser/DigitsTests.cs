using System.Threading.Tasks;
using Xunit;

namespace NetGen.Web.Tests.Browser;

[Collection(nameof(PublishedSample))]
public sealed class DigitsTests(Chromium chromium, PublishedSample sample)
{
    private static readonly double[] Two = [25, 30, 33, 15, 50, 10, 68, 18, 72, 34, 62, 52, 40, 72, 24, 90, 78, 90];
    private static readonly double[] Three = [28, 18, 48, 10, 66, 18, 68, 34, 56, 46, 44, 48, 62, 52, 72, 68, 62, 86, 44, 90, 26, 82];
    private static readonly double[] Zero = [50, 10, 35, 15, 25, 35, 22, 55, 27, 75, 40, 90, 55, 90, 70, 75, 76, 50, 70, 25, 58, 12, 48, 10];

    [SampleFact]
    public async Task DrawnDigitsAreRecognisedAndThePageAnswersWhileTheNetworkLearns()
    {
        await using SamplePage page = await SamplePage.OpenAsync(chromium, sample);
        string weights = await page.PixelsAsync("digits-weights");
        await page.DrawAsync(Zero);
        await page.WaitAsync("document.getElementById('answer').textContent.includes('not learned yet')");
        string drawn = await page.PixelsAsync("pad");

        // Blocked is time in which the page could not have answered; a slow machine stretches it and the training alike.
        await page.AskAsync<object>(
            "void (window.blocked = 0, new PerformanceObserver(list => list.getEntries().forEach("
            + "task => blocked += task.duration)).observe({ entryTypes: ['longtask'] }))");
        await page.Page.ClickAsync("#digits-train");
        await page.Page.ClickAsync("#pad-clear");
        await page.DrawAsync(Two);
        Assert.True(await page.AskAsync<bool>("document.getElementById('digits-train').disabled"), "the training ended before the digit was drawn");
        Assert.NotEqual(drawn, await page.PixelsAsync("pad"));
        await page.WaitAsync("document.getElementById('digits-news').textContent.startsWith('Trained')");
        double seconds = await page.AskAsync<double>("parseFloat(document.getElementById('digits-news').textContent.slice('Trained in '.length))");
        Assert.InRange(await page.AskAsync<double>("blocked") / 1000, 0, 0.5 * seconds);
        Assert.InRange(await page.PercentAsync("digits-accuracy"), 93, 100);
        Assert.NotEqual(weights, await page.PixelsAsync("digits-weights"));

        await page.WaitAsync("document.getElementById('answer').textContent === 'Answer: 2'");
        await page.Page.ClickAsync("#pad-clear");
        await page.WaitAsync("document.getElementById('answer').textContent.startsWith('Draw')");
        await page.DrawAsync(Three);
        await page.WaitAsync("document.getElementById('answer').textContent === 'Answer: 3'");
        Assert.True(await page.AskAsync<bool>("parseFloat(document.querySelector('#probabilities .best .share').textContent) > 50"));
    }
}
