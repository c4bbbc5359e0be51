using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace PostHog.Core.Tests;

/// <summary>Tries a law on generated cases and prints the seed, so that a failure can be had again by POSTHOG_TESTS_SEED.</summary>
internal static class Law
{
    private const int FewCases = 500;
    private const int AllCases = 1_000_000;

    /// <summary>Whether the run was asked for in full.</summary>
    private static bool IsFull => Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1";

    /// <summary>Takes an assertion that throws when a case breaks the law, and how many cases of it one value makes.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> assertion, int each = 1)
    {
        var given = Environment.GetEnvironmentVariable("POSTHOG_TESTS_SEED");
        var seed = given is null
            ? (ulong)Random.Shared.NextInt64()
            : ulong.Parse(given, CultureInfo.InvariantCulture);
        TestContext.Out.WriteLine($"seed: {seed}");
        var config = Config
            .QuickThrowOnFailure.WithMaxTest(IsFull ? AllCases / each : FewCases)
            .WithReplay(
                FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))
            )
            .WithQuietOnSuccess(true);
        var wrapped = Arb.From(cases.Select(value => new Case<T>(value)));
        Prop.ForAll(wrapped, (Case<T> one) => assertion(one.Value)).Check(config);
    }

    // A failed case is printed, and hostile values cannot be: the assertion has to say what matters.
    private sealed class Case<T>(T value)
    {
        public T Value => value;

        public override string ToString() => typeof(T).Name;
    }
}
