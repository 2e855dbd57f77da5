using System.Threading.RateLimiting;

namespace WebApi;

/// <summary>Answers with 503 where too many requests wait. It is behind the binding, so a client that sends its body slowly takes nobody's
/// place.</summary>
internal sealed class Admission(ApiOptions options, ApiMetrics metrics) : IEndpointFilter, IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = options.Requests, QueueLimit = 0 });

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            metrics.Shed();
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return TypedResults.Problem("Too many requests at once. Try again in a second.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        // To the end of the thread pool's queue: the requests that are already there are counted before this one is answered.
        await Task.Yield();
        return await next(context);
    }

    public void Dispose() => _limiter.Dispose();
}
