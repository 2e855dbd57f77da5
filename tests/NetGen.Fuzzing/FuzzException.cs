using System;

namespace NetGen.Fuzzing;

/// <summary>What a parser has done that it should not.</summary>
internal sealed class FuzzException(string message, Exception? inner = null) : Exception(message, inner);
