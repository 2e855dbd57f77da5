using System;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Linq;
using Microsoft.Extensions.DependencyInjection;
using WebApi;

namespace NetGen.Web.Tests.Api;

/// <summary>The sample's metrics with a listener, as a collector of metrics has them.</summary>
internal sealed class CountedMetrics : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _listener;
    private readonly ConcurrentQueue<(string Instrument, string? Tag, double Value)> _measurements = new();

    /// <param name="services">Those of a server; without, of metrics alone.</param>
    public CountedMetrics(IServiceProvider? services = null)
    {
        _services = new ServiceCollection().AddMetrics().AddSingleton<ApiMetrics>().BuildServiceProvider();
        _listener = Listen((services ?? _services).GetRequiredService<IMeterFactory>());
        Metrics = (services ?? _services).GetRequiredService<ApiMetrics>();
    }

    public ApiMetrics Metrics { get; }

    public int Count(string instrument, string? tag = null) => _measurements.Count(m => m.Instrument == instrument && (tag is null || m.Tag == tag));

    public double Sum(string instrument, string? tag = null) =>
        _measurements.Where(m => m.Instrument == instrument && (tag is null || m.Tag == tag)).Sum(m => m.Value);

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private MeterListener Listen(IMeterFactory factory)
    {
        var listener = new MeterListener
        {
            // Other tests have meters of the same name; the scope is the factory.
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == ApiMetrics.MeterName && instrument.Meter.Scope == factory)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<System.Collections.Generic.KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue((instrument.Name, tags.Length == 0 ? null : (string?)tags[0].Value, value));
}
