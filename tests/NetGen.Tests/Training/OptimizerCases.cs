using System;
using System.Collections.Generic;

namespace NetGen.Tests.Training;

/// <summary>Optimizers with every option in use, by name, each with its reference.</summary>
internal static class OptimizerCases
{
    public static Dictionary<string, (Func<Optimizer> Create, Func<OptimizerReference.Rule> Reference)> All { get; } = new()
    {
        ["Sgd"] = (() => new Sgd(0.05), OptimizerReference.Sgd(0.05)),
        ["Sgd decay"] = (() => new Sgd(0.05, weightDecay: 0.1), OptimizerReference.Sgd(0.05, wd: 0.1)),
        ["Sgd momentum"] = (() => new Sgd(0.01, 0.9), OptimizerReference.Sgd(0.01, 0.9)),
        ["Sgd dampening"] = (() => new Sgd(0.05, 0.8, dampening: 0.3, weightDecay: 0.1), OptimizerReference.Sgd(0.05, 0.8, 0.3, wd: 0.1)),
        ["Sgd nesterov"] = (() => new Sgd(0.01, 0.9, nesterov: true, weightDecay: 0.1), OptimizerReference.Sgd(0.01, 0.9, nesterov: true, wd: 0.1)),
        ["Adam"] = (() => new Adam(), OptimizerReference.Adam(0.001, 0.9, 0.999, 1e-8)),
        ["Adam options"] = (() => new Adam(0.02, 0.8, 0.99, 1e-3, 0.1), OptimizerReference.Adam(0.02, 0.8, 0.99, 1e-3, penalty: 0.1)),
        ["Adam amsGrad"] = (() => new Adam(0.02, beta2: 0.9, amsGrad: true), OptimizerReference.Adam(0.02, 0.9, 0.9, 1e-8, amsGrad: true)),
        ["AdamW"] = (() => new AdamW(), OptimizerReference.Adam(0.001, 0.9, 0.999, 1e-8, decay: 0.01)),
        ["AdamW options"] = (
            () => new AdamW(0.02, 0.8, 0.99, 1e-3, 0.2, amsGrad: true), OptimizerReference.Adam(0.02, 0.8, 0.99, 1e-3, decay: 0.2, amsGrad: true)),
        ["AdaGrad"] = (() => new AdaGrad(), OptimizerReference.AdaGrad(0.01)),
        ["AdaGrad options"] = (() => new AdaGrad(0.1, 0.01, 0.1, 0.5, 1e-3), OptimizerReference.AdaGrad(0.1, 0.01, 0.1, 0.5, 1e-3)),
        ["AdaDelta"] = (() => new AdaDelta(), OptimizerReference.AdaDelta(1, 0.9, 1e-6)),
        ["AdaDelta options"] = (() => new AdaDelta(0.5, 0.8, 1e-3, 0.1), OptimizerReference.AdaDelta(0.5, 0.8, 1e-3, 0.1)),
        ["RmsProp"] = (() => new RmsProp(), OptimizerReference.RmsProp(0.01, 0.99, 1e-8)),
        ["RmsProp momentum"] = (() => new RmsProp(0.001, 0.9, 1e-3, 0.1, 0.5), OptimizerReference.RmsProp(0.001, 0.9, 1e-3, 0.1, 0.5)),
        ["RmsProp centered"] = (() => new RmsProp(0.001, 0.9, centered: true), OptimizerReference.RmsProp(0.001, 0.9, 1e-8, centered: true)),
        ["RmsProp all"] = (() => new RmsProp(0.001, 0.9, 1e-3, 0.1, 0.5, true), OptimizerReference.RmsProp(0.001, 0.9, 1e-3, 0.1, 0.5, true)),
        ["Adamax"] = (() => new Adamax(), OptimizerReference.Adamax(0.002, 0.9, 0.999, 1e-8)),
        ["Adamax options"] = (() => new Adamax(0.02, 0.8, 0.9, 1e-3, 0.1), OptimizerReference.Adamax(0.02, 0.8, 0.9, 1e-3, 0.1)),
        ["NAdam"] = (() => new NAdam(), OptimizerReference.NAdam(0.002, 0.9, 0.999, 1e-8)),
        ["NAdam options"] = (() => new NAdam(0.02, 0.8, 0.99, 1e-3, 0.1, 0.05), OptimizerReference.NAdam(0.02, 0.8, 0.99, 1e-3, 0.1, 0.05)),
    };
}
