using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace PostHog.TestKit;

/// <summary>
/// Checks a property on generated cases and prints the seed, so that POSTHOG_TESTS_SEED reproduces a failure.
/// </summary>
public static class Law
{
    private const int FewCases = 500;
    private const int AllCases = 1_000_000;

    // A case with a client takes a thousand times as long as one that only calls a function.
    private const int FewPlays = 50;
    private const int AllPlays = 5_000;

    /// <summary>Takes an assertion that throws when a case breaks the law, and how many cases of it one value makes.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> assertion, int each = 1) =>
        Check(cases, assertion, FullRun.Count(FewCases, AllCases / each));

    /// <summary>Takes a play with a client that throws when a case breaks the law.</summary>
    public static void HoldsInPlay<T>(Gen<T> cases, Action<T> play) =>
        Check(cases, play, FullRun.Count(FewPlays, AllPlays));

    /// <summary>Takes a play with a client that throws when a case breaks the law.</summary>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "No test has a context to deadlock.")]
    public static Task HoldsInPlayAsync<T>(Gen<T> cases, Func<T, Task> play) =>
        Task.Run(() => HoldsInPlay(cases, one => play(one).GetAwaiter().GetResult()));

    private static void Check<T>(Gen<T> cases, Action<T> assertion, int count)
    {
        var given = Environment.GetEnvironmentVariable("POSTHOG_TESTS_SEED");
        var seed = given is null
            ? (ulong)Random.Shared.NextInt64()
            : ulong.Parse(given, CultureInfo.InvariantCulture);
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"seed: {seed}, cases: {count}")
        );
        var config = Config
            .QuickThrowOnFailure.WithMaxTest(count)
            .WithReplay(
                FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))
            )
            .WithQuietOnSuccess(true);
        var wrapped = Arb.From(cases.Select(value => new Case<T>(value)));
        Prop.ForAll(wrapped, (Case<T> one) => assertion(one.Value)).Check(config);
    }

    // Hostile values cannot be printed, so the assertion has to describe the failure.
    private sealed class Case<T>(T value)
    {
        public T Value => value;

        public override string ToString() => typeof(T).Name;
    }
}
