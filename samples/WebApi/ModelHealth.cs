using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebApi;

/// <summary>Degraded where the newest file has been refused: the answers are still those of a model, but not of the newest.</summary>
internal sealed class ModelHealth(ModelSource models) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(models.Refusal is { } refusal
            ? HealthCheckResult.Degraded(refusal)
            : HealthCheckResult.Healthy($"Model {models.Current.Name} serves."));
}
