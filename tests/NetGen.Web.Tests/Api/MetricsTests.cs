using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using WebApi;
using Xunit;

namespace NetGen.Web.Tests.Api;

public sealed class MetricsTests
{
    [Fact]
    public async Task PredictionsAreMeasured()
    {
        await using WebApplication app = Application.Build(["--urls", "http://127.0.0.1:0", "--model", Models.First]);
        app.Services.GetRequiredService<ModelSource>().Start();
        using var metrics = new CountedMetrics(app.Services);
        await app.StartAsync();
        using var client = new HttpClient();
        foreach (string path in new[] { "/predict", "/explain" })
        {
            using var body = new StringContent(Models.Woman, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await client.PostAsync(new Uri(new Uri(app.Urls.First()), path), body);
            response.EnsureSuccessStatusCode();
        }

        await app.StopAsync();
        Assert.Equal(2, metrics.Count("netgen.prediction.duration", "yes"));
        Assert.InRange(metrics.Sum("netgen.prediction.duration"), double.Epsilon, 60);
    }

    /// <summary>A request that comes while the only place is taken.</summary>
    [Fact]
    public async Task ARequestTooManyIsShedAndCounted()
    {
        using var metrics = new CountedMetrics();
        using var admission = new Admission(new ApiOptions { Requests = 1 }, metrics.Metrics);
        object? second = null;
        object? first = await admission.InvokeAsync(Request(), async _ =>
        {
            second = await admission.InvokeAsync(Request(), _ => ValueTask.FromResult<object?>("second"));
            return "first";
        });
        Assert.Equal("first", first);
        Assert.Equal(503, Assert.IsType<ProblemHttpResult>(second).StatusCode);
        Assert.Equal(1, metrics.Sum("netgen.requests.shed"));
        Assert.Equal("third", await admission.InvokeAsync(Request(), _ => ValueTask.FromResult<object?>("third")));
    }

    private static EndpointFilterInvocationContext Request() => EndpointFilterInvocationContext.Create(new DefaultHttpContext());
}
