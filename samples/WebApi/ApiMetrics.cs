using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WebApi;

/// <summary>Counts for OpenTelemetry (<c>AddMeter("NetGen.Samples.WebApi")</c>) and <c>dotnet-counters monitor --counters NetGen.Samples.WebApi</c>;
/// requests by path and status are ASP.NET Core's own.</summary>
internal sealed class ApiMetrics
{
    public const string MeterName = "NetGen.Samples.WebApi";

    private readonly Counter<long> _shed;
    private readonly Counter<long> _models;
    private readonly Histogram<double> _durations;

    public ApiMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _durations = meter.CreateHistogram<double>("netgen.prediction.duration", "s", "The model's time for one request, and how many there were.");
        _shed = meter.CreateCounter<long>("netgen.requests.shed", "{request}", "Requests that were answered with 503.");
        _models = meter.CreateCounter<long>("netgen.models", "{file}", "Model files that were loaded or refused while the server runs.");
    }

    public void Predicted(long started, bool survived) =>
        _durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("survived", survived ? "yes" : "no"));

    public void Shed() => _shed.Add(1);

    public void ModelLoaded() => _models.Add(1, new KeyValuePair<string, object?>("result", "loaded"));

    public void ModelRefused() => _models.Add(1, new KeyValuePair<string, object?>("result", "refused"));
}
