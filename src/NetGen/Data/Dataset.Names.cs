using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace NetGen;

public partial class Dataset
{
    /// <summary>The features of the given names, in the given order: <c>test.SelectFeatures(train.FeatureNames)</c> puts columns into another file's
    /// order.</summary>
    /// <param name="names">At least one, each of <see cref="FeatureNames"/>, each once.</param>
    /// <returns>The same rows and targets with the selected features, <c>[Count][number of names]</c>.</returns>
    /// <exception cref="ArgumentException">No name, a name that occurs twice, or one that is not a feature's.</exception>
    public virtual Dataset SelectFeatures(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ImmutableArray<string> selected = [.. names];
        DatasetGuard.Distinct(selected, nameof(names));
        if (selected.IsEmpty)
        {
            throw new ArgumentException("A dataset needs at least one feature, but names is empty.", nameof(names));
        }

        int[] columns = ClassMapping.Numbers(selected, FeatureNames);
        if (Array.IndexOf(columns, -1) is int missing and >= 0)
        {
            string found = FeatureNames.IsEmpty ? "no names" : $"the features {ClassList.Describe(FeatureNames)}";
            throw new ArgumentException($"The dataset has no feature {DataFormatException.Quote(selected[missing])}; it has {found}.", nameof(names));
        }

        Imputation? imputation = Table.Imputation;
        return WithTable(Table with
        {
            Features = Table.Features.Select(columns),
            FeatureNames = selected,
            Imputation = imputation is null ? null : imputation with { Values = [.. Array.ConvertAll(columns, column => imputation.Values[column])] },
        });
    }

    /// <summary>The same rows with the targets numbered by another class list: <c>test.WithClasses(train.Classes)</c>. Without <see cref="Classes"/>
    /// the targets stay as they are, and the list names them.</summary>
    /// <param name="classes">The labels in the order of their numbers, all different; those without a row may be among them.</param>
    /// <returns>One target, an index into <paramref name="classes"/>, or after <see cref="OneHot"/> one target per class, <c>[Count][number of
    /// classes]</c>.</returns>
    /// <exception cref="ArgumentException">An empty list, a label that occurs twice, or a row whose class is not in the list.</exception>
    public virtual Dataset WithClasses(IEnumerable<string> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ImmutableArray<string> list = ClassList.Check(classes, nameof(classes));
        if (!Classes.IsEmpty)
        {
            return WithTable(ClassMapping.Map(Table, list, (row, label) => new ArgumentException(
                $"Row {row} is of the class {DataFormatException.Quote(label)}, which is not among classes: {ClassList.Describe(list)}.",
                nameof(classes))));
        }

        DatasetTable named = Table with { Classes = list };
        DatasetGuard.Classes(named, nameof(classes));
        return WithTable(named);
    }
}
