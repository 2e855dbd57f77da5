using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace NetGen;

/// <summary>The characters of texts as tokens: each is its place in <see cref="Characters"/>. Immutable, hence thread-safe.</summary>
public sealed class CharacterVocabulary
{
    private readonly FrozenDictionary<char, int> _tokens;

    /// <summary>Makes a vocabulary; keep its characters with the network's file.</summary>
    /// <param name="characters">Every character once, in the order of their tokens.</param>
    /// <exception cref="ArgumentException">No character, or one that occurs twice.</exception>
    public CharacterVocabulary(string characters)
    {
        ArgumentException.ThrowIfNullOrEmpty(characters);
        var tokens = new Dictionary<char, int>();
        for (int token = 0; token < characters.Length; token++)
        {
            if (!tokens.TryAdd(characters[token], token))
            {
                throw new ArgumentException(
                    $"characters, place {token}: each must occur once, but {Described(characters[token])} is at place "
                    + $"{tokens[characters[token]]} too.",
                    nameof(characters));
            }
        }

        Characters = characters;
        _tokens = tokens.ToFrozenDictionary();
    }

    /// <summary>The characters, in the order of their tokens.</summary>
    public string Characters { get; }

    /// <summary>How many there are.</summary>
    public int Count => Characters.Length;

    /// <summary>The characters of a text, in the order of their codes.</summary>
    /// <param name="text">At least one character.</param>
    /// <exception cref="ArgumentException">No character.</exception>
    public static CharacterVocabulary Of(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new CharacterVocabulary(string.Concat(text.Distinct().Order()));
    }

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">Characters of the vocabulary.</param>
    /// <exception cref="ArgumentException">Another character.</exception>
    public int[] Encode(ReadOnlySpan<char> text)
    {
        int[] tokens = new int[text.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = _tokens.TryGetValue(text[i], out int token)
                ? token
                : throw new ArgumentException(
                    $"text, place {i}: expected one of the {Count} characters of the vocabulary, found {Described(text[i])}.", nameof(text));
        }

        return tokens;
    }

    /// <summary>The text of tokens.</summary>
    /// <param name="tokens">Each from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentException">Another number.</exception>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        char[] text = new char[tokens.Length];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (uint)tokens[i] < (uint)Count
                ? Characters[tokens[i]]
                : throw new ArgumentException($"tokens, place {i}: expected a number from 0 to {Count - 1}, found {tokens[i]}.", nameof(tokens));
        }

        return new string(text);
    }

    private static string Described(char character) => char.IsControl(character) ? $"U+{(int)character:X4}" : $"'{character}'";
}
