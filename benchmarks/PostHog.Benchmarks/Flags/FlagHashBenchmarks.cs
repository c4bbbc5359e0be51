using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using PostHog.Flags.Matching.Hashing;

namespace PostHog.Benchmarks.Flags;

/// <summary>One hash, many hashes at once, and what the platform takes for one.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class FlagHashBenchmarks
{
    private const int Many = 96;
    private const string Identifier = "distinct-id-1234";

    private readonly HashPrefix _prefix = HashPrefix.OfFlag("checkout-layout");
    private readonly HashPrefix[] _prefixes =
    [
        .. Enumerable.Range(0, Many).Select(index => HashPrefix.OfFlag($"flag-{index}")),
    ];
    private readonly ulong[] _results = new ulong[Many];
    private readonly byte[] _text = "checkout-layout.distinct-id-1234"u8.ToArray();
    private readonly byte[] _digest = new byte[SHA1.HashSizeInBytes];

    [Benchmark(Baseline = true)]
    public int Platform() => SHA1.HashData(_text, _digest);

    [Benchmark]
    public ulong One() => FlagHash.Rollout(_prefix, Identifier, []);

    [Benchmark]
    public ulong OneOfTwoBlocks() =>
        FlagHash.Rollout(_prefix, "00000000-0000-0000-0000-000000000000-0000000", []);

    [Benchmark(OperationsPerInvoke = Many)]
    public void EachOfMany() => FlagHash.Rollout(_prefixes, Identifier, [], _results);

    [Benchmark(OperationsPerInvoke = 8)]
    public void EachOfEight() => FlagHash.Rollout(_prefixes.AsSpan(0, 8), Identifier, [], _results);
}
