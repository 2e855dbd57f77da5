using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetGen;

/// <summary>How a CSV file is read. A copy with other values is made as <c>options with { … }</c>.</summary>
public sealed record CsvOptions
{
    /// <summary>What stands between two fields; by default a comma. Anything but a double quote or a line break.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the delimiter is found in the file instead of given by <see cref="Delimiter"/>; by default it is not. It is the one of comma,
    /// semicolon, tab and vertical bar that stands in the first line outside quotes, the decimal separator of <see cref="Culture"/> left out. Where
    /// several stand there, it is the one that gives every record of the first 65,536 characters the same number of fields. None or more than one is
    /// a <see cref="DataFormatException"/> that names them.</summary>
    public bool DetectDelimiter { get; init; }

    /// <summary>How numbers are written; by default the invariant culture, with a point before the decimals. A culture with a decimal comma is
    /// <c>CultureInfo.GetCultureInfo("de-DE")</c>, or without a culture's data <c>new NumberFormatInfo { NumberDecimalSeparator = "," }</c>.
    /// Thousands separators are refused in every culture. The culture of the machine has no effect.</summary>
    public IFormatProvider Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Whether the first line names the columns; by default it does. Without one, targets are given by index.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Whether names that occur twice or are empty are numbered, by the rule of pandas; by default they are not, and a name that occurs
    /// twice is a <see cref="DataFormatException"/>. The second column <c>x</c> becomes <c>x.1</c>, the third <c>x.2</c>, numbers that give another
    /// column's name left out; a column without a name becomes <c>Unnamed: 3</c> after its index. Targets and ignored columns are given by these
    /// names. A column that numbers the rows then is a feature, unless it is ignored.</summary>
    public bool NumberNames { get; init; }

    /// <summary>Whether the target is read as text even where it looks like a number, such as a class that is called <c>1</c>, <c>2</c> or <c>3</c>.
    /// Without it the first row decides, and a later one of the other kind is an error.</summary>
    public bool TargetIsLabel { get; init; }

    /// <summary>What is done about missing features; by default they are a <see cref="DataFormatException"/> that counts them by column. A value is
    /// missing where the field is empty or blank, or one of <see cref="MissingMarkers"/>. Mean and median are those of all rows of the file, as in
    /// scikit-learn's <c>SimpleImputer</c>: to fit them to training rows only, keep test rows in a file of their own and read it with
    /// <see cref="FittedTo"/>. A feature of missing values alone has neither, and is an error.</summary>
    public MissingValues MissingValues { get; init; } = MissingValues.Error;

    /// <summary>What stands for a missing feature with <see cref="MissingValues.Constant"/>; finite, by default 0.</summary>
    public double MissingConstant { get; init; }

    /// <summary>Texts that mean a missing value, such as <c>["NA", "?"]</c>, in features and targets, case and all; by default none. Empty and blank
    /// fields always do.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = [];

    /// <summary>Whether rows with a missing target are left out; by default a missing target is an error, unless <see cref="MissingValues.DropRow"/>
    /// leaves its row out. Targets are never imputed.</summary>
    public bool DropRowsWithoutTarget { get; init; }

    /// <summary>A dataset whose <see cref="Dataset.ImputedValues"/> stand for missing features, such as the training data, so that a second file is
    /// read with the values of the first. <see cref="MissingValues"/> and <see cref="MissingConstant"/> must be those that it was read with:
    /// <c>options with { FittedTo = train }</c>. Features are found by name, and each must be one of that dataset's; without names there must be as
    /// many. By default the values are found in the file.</summary>
    public Dataset? FittedTo { get; init; }

    /// <summary>Columns that are left out, such as a row's id; by name, so the file must have a header. <c>[""]</c> leaves out a column without a
    /// name, as pandas and R write the rows' numbers: a feature must have a name.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <exception cref="ArgumentException">Options that contradict each other.</exception>
    /// <exception cref="ArgumentNullException">An option that is null.</exception>
    internal void Check(bool targetsHaveNames)
    {
        ArgumentNullException.ThrowIfNull(Culture);
        ArgumentNullException.ThrowIfNull(IgnoredColumns);
        if (Delimiter is '"' or '\r' or '\n')
        {
            throw new ArgumentException("The delimiter must not be a quote or a line break.", "options");
        }

        if (DetectDelimiter && Delimiter != ',')
        {
            throw new ArgumentException($"Both DetectDelimiter and the Delimiter '{Delimiter}' are set: set one of them.", "options");
        }

        CheckMissing();
        if (!HasHeader && NumberNames)
        {
            throw new ArgumentException("Columns of a file without a header have no names to number: leave NumberNames out.", "options");
        }

        if (!HasHeader && (targetsHaveNames || IgnoredColumns.Count > 0))
        {
            throw new ArgumentException(
                "Columns of a file without a header have no names: give targets by index, and no ignored columns.", "options");
        }
    }

    private void CheckMissing()
    {
        ArgumentNullException.ThrowIfNull(MissingMarkers);
        if (!Enum.IsDefined(MissingValues))
        {
            throw new ArgumentException($"MissingValues must be one of its names, but is {(int)MissingValues}.", "options");
        }

        if (!double.IsFinite(MissingConstant))
        {
            throw new ArgumentException(FormattableString.Invariant($"MissingConstant must be finite, but is {MissingConstant}."), "options");
        }

        if (MissingConstant != 0 && MissingValues != MissingValues.Constant)
        {
            throw new ArgumentException($"MissingConstant is set, but MissingValues is {MissingValues}: set it to Constant.", "options");
        }

        if (FittedTo is null)
        {
            return;
        }

        if (FittedTo.Table.Imputation is not { } fitted)
        {
            throw new ArgumentException("FittedTo must have ImputedValues, but was read without them.", "options");
        }

        if (fitted.Kind != MissingValues)
        {
            throw new ArgumentException(
                $"FittedTo was read with MissingValues.{fitted.Kind}, but MissingValues is {MissingValues}: use the same.", "options");
        }

        if (MissingValues == MissingValues.Constant && fitted.Values[0] != MissingConstant)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"FittedTo was read with MissingConstant {fitted.Values[0]}, but it is {MissingConstant}: use the same."),
                "options");
        }
    }
}
