namespace WebApi;

/// <summary>Looks at the file in an interval: that works on every file system, in containers and on network shares too.</summary>
internal sealed class ModelWatcher(ModelSource models, ApiOptions options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Poll);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            models.Refresh();
        }
    }
}
