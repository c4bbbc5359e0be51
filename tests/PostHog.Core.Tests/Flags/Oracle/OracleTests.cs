using FsCheck.Fluent;
using PostHog.Flags.Inputs;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Oracle;

/// <summary>A definite local result equals the server's, whatever else the server knows.</summary>
public sealed class OracleTests
{
    private const int FlagsEach = 4;
    private const int Completions = 4;

    private static int s_definite;

    [Test]
    public void Definite_value_equals_the_value_with_full_knowledge() =>
        Law.Holds(Gen.Choose(0, int.MaxValue), AnswersAgree, FlagsEach);

    [Test]
    public void Value_of_a_complete_subject_equals_the_value_without_further_knowledge() =>
        Law.Holds(Gen.Choose(0, int.MaxValue), CompleteAnswersAgree, FlagsEach);

    [Test]
    public void Most_values_are_definite()
    {
        s_definite = 0;

        for (var seed = 0; seed < 500; seed++)
        {
            AnswersAgree(seed);
        }

        // Out of 2000 flags. Half of the values that random worlds use are unknown.
        Assert.That(s_definite, Is.GreaterThan(1000));
    }

    private static void AnswersAgree(int seed)
    {
        var world = new World(seed);
        var clock = new FakeTime(A.Moment);
        var flags = Engine.Of(world.Json, clock);
        var subject = SubjectOf(world, isComplete: false);
        var all = new FeatureFlag?[flags.Index.Count];
        flags.EvaluateAll(subject, all);
        var knowledge = Enumerable
            .Range(0, Completions)
            .Select(_ => new FullKnowledge(world))
            .ToList();
        foreach (var key in flags.Index.Keys)
        {
            var value = flags.Evaluate(subject, key, out _);
            Agree(
                ReferenceEquals(value, all[flags.Index.Find(key)]),
                seed,
                key,
                "not so among all"
            );
            if (value is not null)
            {
                Interlocked.Increment(ref s_definite);
                var word = Question.Word(value);
                foreach (var server in knowledge)
                {
                    Agree(server.Value(key) == word, seed, key, $"{word}, not {server.Value(key)}");
                }
            }
        }
    }

    private static void CompleteAnswersAgree(int seed)
    {
        var world = new World(seed);
        var flags = Engine.Of(world.Json, new FakeTime(A.Moment));
        var server = new FullKnowledge(world, isComplete: true);
        foreach (var key in flags.Index.Keys)
        {
            var value = flags.Evaluate(SubjectOf(world, isComplete: true), key, out _);
            if (value is not null)
            {
                var word = Question.Word(value);
                Agree(server.Value(key) == word, seed, key, $"{word}, not {server.Value(key)}");
            }
        }
    }

    private static FlagSubject SubjectOf(World world, bool isComplete) =>
        new(world.Id)
        {
            DeviceId = world.Device,
            IsComplete = isComplete,
            PersonProperties = world.Person,
            Groups = world.Groups,
            GroupProperties = world.GroupProperties.ToDictionary(
                group => group.Key,
                IDictionary<string, object?> (group) => group.Value
            ),
        };

    private static void Agree(bool agrees, int seed, string key, string difference)
    {
        if (!agrees)
        {
            Assert.Fail($"world {seed}, flag {key}: {difference}");
        }
    }
}
