using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using PuppeteerSharp;
using Xunit;

namespace NetGen.Web.Tests.Browser;

/// <summary>The page of the sample in a browser. What went wrong in it fails the test that ends.</summary>
internal sealed class SamplePage(IPage page, PublishedSample sample) : IAsyncDisposable
{
    // Of a machine that is slow and busy; the tests wait for what they need, not for a time.
    private static readonly WaitForFunctionOptions Patience = new() { Timeout = 150_000 };

    private readonly ConcurrentQueue<string> _errors = [];

    public IPage Page => page;

    public static async Task<SamplePage> OpenAsync(Chromium chromium, PublishedSample sample)
    {
        var opened = new SamplePage(await chromium.OpenAsync(height: 900), sample);
        opened.Page.Console += (_, e) => opened._errors.Enqueue($"{e.Message.Type}: {e.Message.Text}");
        opened.Page.PageError += (_, e) => opened._errors.Enqueue(e.Message);
        opened.Page.Request += (_, e) =>
        {
            if (!sample.Address.IsBaseOf(new Uri(e.Request.Url)))
            {
                opened._errors.Enqueue($"a request of {e.Request.Url}");
            }
        };
        await opened.Page.GoToAsync(sample.Address.AbsoluteUri);
        await opened.WaitAsync("!document.getElementById('digits-train').disabled");
        return opened;
    }

    /// <summary>Waits until a condition in JavaScript holds.</summary>
    public Task WaitAsync(string condition) => page.WaitForFunctionAsync($"() => {condition}", Patience);

    public Task<T> AskAsync<T>(string expression) => page.EvaluateExpressionAsync<T>(expression);

    public Task<string> TextAsync(string id) => AskAsync<string>($"document.getElementById('{id}').textContent");

    /// <summary>The pixels of a canvas, as text to compare.</summary>
    public Task<string> PixelsAsync(string id) => AskAsync<string>($"document.getElementById('{id}').toDataURL()");

    public async Task<double> PercentAsync(string id) => await AskAsync<double>($"parseFloat(document.getElementById('{id}').textContent)");

    /// <summary>Draws with the mouse: x, y of each point of one line, in percent of the pad.</summary>
    public async Task DrawAsync(params double[] points)
    {
        double[] pad = await AskAsync<double[]>(
            "(() => { const pad = document.getElementById('pad'); pad.scrollIntoView({ block: 'center' });"
            + " const r = pad.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]; })()");
        for (int i = 0; i < points.Length; i += 2)
        {
            await page.Mouse.MoveAsync((decimal)(pad[0] + (points[i] * pad[2] / 100)), (decimal)(pad[1] + (points[i + 1] * pad[3] / 100)));
            if (i == 0)
            {
                await page.Mouse.DownAsync();
            }
        }

        await page.Mouse.UpAsync();
    }

    /// <summary>Goes on to an element with the key Tab, as somebody without a mouse has to.</summary>
    public async Task TabToAsync(string id)
    {
        const int Controls = 20;
        for (int i = 0; i < Controls; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await AskAsync<bool>($"document.activeElement.id === '{id}'"))
            {
                Assert.True(
                    await AskAsync<bool>("getComputedStyle(document.activeElement).outlineStyle !== 'none'"), $"the focus on {id} is not visible");
                return;
            }
        }

        Assert.Fail($"Tab does not reach {id}.");
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        Assert.Empty(_errors);
        Assert.Empty(sample.Missing);
    }
}
