using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace NetGen.Fuzzing;

/// <summary>Runs a target on mutations of a corpus, and takes into the corpus what reaches new code; stops at the first failure.</summary>
internal sealed class FuzzRun(FuzzTarget target, FuzzOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CoverageMap _coverage = new();
    private readonly List<byte[]> _corpus = [];
    private readonly Random _random = new(options.Seed);
    private long _runs;
    private long _accepted;
    private int _found;

    /// <returns>The program's exit code.</returns>
    public int Run()
    {
        byte[] current = [];
        try
        {
            foreach (string file in Directory.EnumerateFiles(options.Corpus).Order(StringComparer.Ordinal))
            {
                current = File.ReadAllBytes(file);
                Try(current);
                _corpus.Add(current);
            }

            if (_coverage.Covered == 0)
            {
                throw new FuzzException("No branch counts itself: the library is not instrumented, or the corpus is empty.");
            }

            Console.WriteLine(
                $"{options.Target}: {_corpus.Count} inputs in {options.Corpus}, {_coverage.Covered} pairs of branches, seed {options.Seed}");
            string[] merged = options.Merge is null ? [] : Directory.GetFiles(options.Merge);
            foreach (byte[] input in merged.Select(File.ReadAllBytes).OrderBy(input => input.Length))
            {
                current = input;
                KeepIfNew(current);
            }

            var mutator = new Mutator(_random, target.Dictionary);
            long start = Stopwatch.GetTimestamp();
            while (_runs < options.Inputs && Stopwatch.GetElapsedTime(start).TotalSeconds < options.Seconds)
            {
                current = mutator.Mutate(_corpus[_random.Next(_corpus.Count)], _corpus[_random.Next(_corpus.Count)]);
                KeepIfNew(current);
            }
        }
        catch (Exception failure)
        {
            string path = Path.Combine(options.Failures, $"{options.Target}-{Name(current)}");
            Directory.CreateDirectory(options.Failures);
            File.WriteAllBytes(path, current);
            Console.Error.WriteLine($"{options.Target}: FAILED after {_runs} runs, the input is {path}: {failure}");
            return 1;
        }

        Console.WriteLine($"{options.Target}: {_runs} runs, {_accepted} inputs accepted, {_found} new ones that reach new code, {_coverage.Covered} pairs of branches; nothing escaped");
        return 0;
    }

    // Whether the input reached new code.
    private bool Try(byte[] input)
    {
        _runs++;
        _coverage.Clear();
        long start = Stopwatch.GetTimestamp();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        _accepted += target.Run(input) ? 1 : 0;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        long allowed = target.ConstantBytes + (target.BytesPerByte * input.Length);
        return allocated > allowed ? throw new FuzzException($"It allocated {allocated} bytes for an input of {input.Length}, more than {allowed}.")
            : elapsed > Patience ? throw new FuzzException($"It took {elapsed.TotalSeconds:F1} s for an input of {input.Length} bytes.")
            : _coverage.IsNew();
    }

    private void KeepIfNew(byte[] input)
    {
        if (!Try(input))
        {
            return;
        }

        _corpus.Add(input);
        _found++;
        if (options.Keep)
        {
            File.WriteAllBytes(Path.Combine(options.Corpus, Name(input)), input);
        }
    }

    private static string Name(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];
}
