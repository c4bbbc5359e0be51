using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using PostHog.Flags.Matching.Hashing;

namespace PostHog.Benchmarks.Flags;

/// <summary>One hash, and what the platform takes for one.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class FlagHashBenchmarks
{
    private const string Identifier = "distinct-id-1234";

    private readonly HashPrefix _prefix = HashPrefix.OfFlag("checkout-layout");
    private readonly byte[] _text = "checkout-layout.distinct-id-1234"u8.ToArray();
    private readonly byte[] _digest = new byte[SHA1.HashSizeInBytes];

    [Benchmark(Baseline = true)]
    public int Platform() => SHA1.HashData(_text, _digest);

    [Benchmark]
    public ulong One() => FlagHash.Rollout(_prefix, Identifier, []);

    [Benchmark]
    public ulong OneOfTwoBlocks() =>
        FlagHash.Rollout(_prefix, "00000000-0000-0000-0000-000000000000-0000000", []);
}
