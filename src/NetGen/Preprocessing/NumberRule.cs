using System;
using System.Collections.Generic;

namespace NetGen;

/// <summary>Numeric columns: impute, take the logarithm, scale, in this order.</summary>
internal sealed class NumberRule(string[]? columns, MissingValues missing, double constant, bool log, Scaling scaling) : FeatureRule(columns)
{
    public override bool DropsMissing => missing == MissingValues.DropRow;

    public override FeatureEncoder Fit(RawColumn column)
    {
        double? imputed = Impute(column);
        var unscaled = new NumberEncoder(column.Name, DropsMissing, imputed, log, center: 0, scale: 1);
        double[] values = new double[column.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = column.Encode(unscaled, i);
        }

        (double center, double scale) = Scale(column, values);
        return new NumberEncoder(column.Name, DropsMissing, imputed, log, center, scale);
    }

    private (double Center, double Scale) Scale(RawColumn column, double[] values)
    {
        if (scaling == Scaling.None)
        {
            return (0, 1);
        }

        var data = new Dataset(values, 1, values, 1);
        try
        {
            FeatureScaler scaler = scaling == Scaling.Standard ? StandardScaler.Fit(data) : MinMaxScaler.Fit(data);
            return scaler.Numbers(0);
        }
        catch (ArgumentException)
        {
            throw column.Unfit("values that can be scaled in double", "too large ones");
        }
    }

    private double? Impute(RawColumn column)
    {
        switch (missing)
        {
            case MissingValues.Constant:
                return constant;
            case MissingValues.Mean or MissingValues.Median:
                List<double> present = Present(column);
                return present.Count == 0 ? throw column.Unfit("a value to impute by", "missing values alone")
                    : missing == MissingValues.Mean ? Imputation.Mean(present) : Imputation.Median(present);
            default:
                column.RequireAll("Numeric(missing: …) imputes them or leaves their rows out");
                return null;
        }
    }

    private static List<double> Present(RawColumn column)
    {
        var unscaled = new NumberEncoder(column.Name, dropsMissing: false, imputed: null, log: false, center: 0, scale: 1);
        var present = new List<double>(column.Count);
        for (int i = 0; i < column.Count; i++)
        {
            if (!column[i].IsMissing)
            {
                present.Add(column.Encode(unscaled, i));
            }
        }

        return present;
    }
}
