using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace NetGen.CodeFixes;

/// <summary>What is offered: a change of one node of a file.</summary>
/// <param name="Title">How it is called.</param>
/// <param name="Key">What is equal for all that are fixed together: the diagnostic's id, and the kind of change.</param>
/// <param name="Target">The node.</param>
/// <param name="Apply">A root and the node in it in; the root after the change out.</param>
internal sealed record Change(string Title, string Key, SyntaxNode Target, Func<SyntaxNode, SyntaxNode, SyntaxNode> Apply)
{
    /// <summary>The file after several changes, each of what the ones before it have left; the same one twice counts once.</summary>
    public static SyntaxNode ApplyAll(SyntaxNode root, IReadOnlyCollection<Change> changes)
    {
        SyntaxNode changed = root.TrackNodes(changes.Select(c => c.Target).Distinct());
        foreach (Change change in changes.GroupBy(c => (c.Target, c.Title)).Select(same => same.First()))
        {
            if (changed.GetCurrentNode(change.Target) is { } target)
            {
                changed = change.Apply(changed, target);
            }
        }

        return changed;
    }
}
