namespace NetGen.Generator.Declaration;

/// <summary>A type the network's class is nested in; keyword as it must be reopened (<c>class</c>, <c>record struct</c>, …).</summary>
internal sealed record Container(string Keyword, string Name, bool IsPartial, bool IsGeneric);
