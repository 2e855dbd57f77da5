using System;
using System.Collections.Generic;
using System.Linq;
using NetGen.Generator.Primitives;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests.Interpretation;

/// <summary>What is standardised by groups of elements, and its gradient as the product with the Jacobian, element by element.</summary>
internal static class Standardizations
{
    /// <summary>The output, and the means and biased variances of the groups where they are wanted.</summary>
    public static IReadOnlyList<Matrix> Of(Standardize step, Evaluation evaluation)
    {
        Matrix input = evaluation[step.Input];
        Group[] groups = [.. GroupsOf(step.How, step.Input, input)];
        double[] output = new double[input.Values.Length];
        foreach (Group group in groups)
        {
            foreach (int place in group.Places)
            {
                output[place] = (input.Values[place] - group.Mean) / group.Deviation;
            }
        }

        var standard = new Matrix(input.Rows, input.Columns, output);
        return step.Statistics.IsEmpty
            ? [standard]
            : [standard, new Matrix(1, groups.Length, [.. groups.Select(g => g.Mean)]), new Matrix(1, groups.Length, [.. groups.Select(g => g.Variance)])];
    }

    /// <summary>Of elements i and j of a group of N, ∂aᵢ/∂xⱼ = (δᵢⱼ − 1/N − aᵢ·aⱼ/N) / √(variance + ε), without 1/N where the mean counts as 0.</summary>
    public static Matrix Of(StandardizeGradient step, Evaluation evaluation)
    {
        Matrix input = evaluation[step.Input];
        double[] d = evaluation.Value(step.Gradient);
        double[] result = new double[d.Length];
        foreach (Group group in GroupsOf(step.How, step.Input, input))
        {
            double share = 1.0 / group.Places.Length;
            double[] a = [.. group.Places.Select(place => (input.Values[place] - group.Mean) / group.Deviation)];
            for (int j = 0; j < a.Length; j++)
            {
                double sum = 0;
                for (int i = 0; i < a.Length; i++)
                {
                    sum += d[group.Places[i]] * ((i == j ? 1 : 0) - (step.How.IsCentred ? share : 0) - (a[i] * a[j] * share));
                }

                result[group.Places[j]] = sum / group.Deviation;
            }
        }

        return new Matrix(input.Rows, input.Columns, result);
    }

    private static IEnumerable<Group> GroupsOf(Standardization how, Tensor tensor, Matrix matrix) =>
        Enumerable.Range(0, matrix.Values.Length).GroupBy(place => how.Groups switch
        {
            StandardGroups.Rows => place / matrix.Columns,
            StandardGroups.Columns => place % matrix.Columns,
            StandardGroups.RowsOfBatch => place / matrix.Columns % tensor.RowsPerSample,
            _ => throw new NotSupportedException($"The interpreter has no definition of {how.Groups}; give it one."),
        }).Select(places => Group.Of(how, [.. places], matrix.Values));

    private sealed record Group(int[] Places, double Mean, double Variance, double Deviation)
    {
        public static Group Of(Standardization how, int[] places, double[] values)
        {
            double mean = how.IsCentred ? places.Average(p => values[p]) : 0;
            double variance = places.Average(p => (values[p] - mean) * (values[p] - mean));
            return new Group(places, mean, variance, Math.Sqrt(variance + how.Epsilon));
        }
    }
}
