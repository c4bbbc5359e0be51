using System.Text;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;
using PostHog.Flags.Compilation;
using PostHog.Flags.Definitions;
using PostHog.TestKit;

namespace PostHog.Core.Tests.Flags.Definitions;

/// <summary>
/// For any definitions, reading and evaluating them ends, does not throw and does not affect other flags.
/// </summary>
public sealed class HostileDefinitionsTests
{
    private static readonly byte[] Real = Encoding.UTF8.GetBytes(RealDefinitions.OfTwelveFlags);
    private static readonly FakeTime Clock = new(A.Moment);
    private static readonly JObject Sound = JObject.Parse(RealDefinitions.OfTwelveFlags);
    private static readonly Dictionary<string, string> Before = WordsOf(Sound);

    private static readonly Func<JToken>[] Junk =
    [
        JValue.CreateNull,
        () => true,
        () => -1,
        () => 1e300,
        () => new JValue(System.Numerics.BigInteger.Pow(10, 40)),
        () => "",
        () => "(((a+)+)+)$\ud800",
        () => new JArray(),
        () => new JObject(),
        () => new JArray(new JArray(new JArray(1, "x", new JObject()))),
        () => new JObject { ["type"] = "OR", ["values"] = new JArray(new JObject()) },
    ];

    [Test]
    public void Corrupted_bytes_never_throw() =>
        Law.Holds(Gen.Choose(0, int.MaxValue), seed => Evaluate(Changed(new Random(seed))));

    [Test]
    public void Truncated_document_is_rejected()
    {
        const string Whole =
            """{"flags":[{"key":"a"}],"cohorts":{"1":{"type":"OR","values":[]}},"group_type_mapping":{"0":"company"}}""";

        Assert.That(DefinitionsReader.Read(Whole), Is.Not.Null);
        foreach (var length in Enumerable.Range(0, Whole.Length))
        {
            Assert.That(DefinitionsReader.Read(Whole[..length]), Is.Null, Whole[..length]);
        }
    }

    [Test]
    public void Broken_flag_does_not_affect_other_flags() =>
        Law.Holds(Gen.Choose(0, int.MaxValue), SpoilsNoOther);

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("{\"flags\":{}}")]
    [TestCase("{\"flags\":null}")]
    [TestCase("{\"flags\":[]")]
    [TestCase("{\"flags\":[]}}")]
    [TestCase("{\"flags\":[]} x")]
    [TestCase("<html>")]
    public void Invalid_document_is_rejected(string json) =>
        Assert.That(DefinitionsReader.Read(json), Is.Null);

    [Test]
    public void Nesting_depth_is_limited()
    {
        const int Levels = 100_000;
        var deep = new string('[', Levels) + new string(']', Levels);

        Assert.That(DefinitionsReader.Read($"{{\"flags\":[{deep}]}}")!.Flags, Is.Empty);
    }

    [TestCase("1")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{key:5}")]
    [TestCase("{key:''}")]
    public void Flag_without_a_key_is_omitted(string flag)
    {
        var document = DefinitionsReader.Read(
            Engine.Strict($"{{flags:[{flag},{{key:'a',filters:{{}}}}]}}")
        )!;

        Assert.That(document.Flags.Select(one => one.Key), Is.EqualTo(["a"]));
    }

    [TestCase("{key:'a'}")]
    [TestCase("{key:'a',filters:[]}")]
    [TestCase("{key:'a',active:'yes',filters:{}}")]
    [TestCase("{key:'a',bucketing_identifier:1,filters:{}}")]
    [TestCase("{key:'a',evaluation_contexts:[1],filters:{}}")]
    [TestCase("{key:'a',filters:{groups:{}}}")]
    [TestCase("{key:'a',filters:{groups:[1]}}")]
    [TestCase("{key:'a',filters:{groups:[{rollout_percentage:'50'}]}}")]
    [TestCase("{key:'a',filters:{groups:[{variant:1}]}}")]
    [TestCase("{key:'a',filters:{groups:[{aggregation_group_type_index:'0'}]}}")]
    [TestCase("{key:'a',filters:{groups:[{aggregation_group_type_index:-1}]}}")]
    [TestCase("{key:'a',filters:{groups:[{properties:[1]}]}}")]
    [TestCase("{key:'a',filters:{groups:[{properties:[{}]}]}}")]
    [TestCase("{key:'a',filters:{groups:[{properties:[{key:'x',operator:1}]}]}}")]
    [TestCase("{key:'a',filters:{multivariate:{variants:[{key:'b'}]}}}")]
    [TestCase("{key:'a',filters:{multivariate:{variants:[{rollout_percentage:1}]}}}")]
    [TestCase("{key:'a',filters:{holdout:{id:1}}}")]
    [TestCase("{key:'a',filters:{early_exit:1}}")]
    public void Flag_of_the_wrong_shape_is_unusable(string flag)
    {
        var compiled = Engine.Compile($"{{flags:[{flag},{{key:'b',filters:{{groups:[{{}}]}}}}]}}");
        var flags = Engine.Of(compiled);

        Assert.That(compiled.Unusable.Select(one => one.Key), Is.EqualTo(["a"]));
        Assert.That(flags.Evaluate(new("u"), "a", out _), Is.Null);
        Assert.That(flags.Evaluate(new("u"), "b", out _)!.IsEnabled, Is.True);
    }

    private static string Changed(Random random)
    {
        var bytes = Real.ToList();
        for (var changes = random.Next(1, 9); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count - 64);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(place, random.Next(1, 40));
                    break;
                case 2:
                    bytes.InsertRange(place, bytes.GetRange(random.Next(bytes.Count - 64), 40));
                    break;
                default:
                    bytes[place] = bytes[random.Next(bytes.Count)];
                    break;
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static void Evaluate(string json)
    {
        if (DefinitionsReader.Read(json) is not { } document)
        {
            return;
        }
        var flags = Engine.Of(DefinitionsCompiler.Compile(document, CompileOptions.Default));
        var subject = RealDefinitions.Subject();
        var all = new FeatureFlag?[flags.Index.Count];
        flags.EvaluateAll(subject, all);
        foreach (var key in flags.Index.Keys)
        {
            var value = flags.Evaluate(subject, key, out _);
            if (!ReferenceEquals(value, all[flags.Index.Find(key)]))
            {
                Assert.Fail($"{key} differs among all: {json}");
            }
        }
    }

    private static void SpoilsNoOther(int seed)
    {
        var random = new Random(seed);
        var document = (JObject)Sound.DeepClone();
        var flags = (JArray)document["flags"]!;
        var broken = (JObject)flags[random.Next(flags.Count)];
        var key = (string)broken["key"]!;
        var places = broken
            .Descendants()
            .Where(token => token.Parent is JProperty or JArray && token != broken["key"])
            .ToList();
        places[random.Next(places.Count)].Replace(Junk[random.Next(Junk.Length)]());

        var after = WordsOf(document);

        foreach (var other in Before.Where(other => other.Key != key))
        {
            var isNow = after.GetValueOrDefault(other.Key);
            if (other.Value != isNow)
            {
                Assert.Fail($"seed {seed}: {other.Key} was {other.Value} and is {isNow}");
            }
        }
    }

    private static Dictionary<string, string> WordsOf(JObject document)
    {
        var flags = Engine.Of(document.ToString(Newtonsoft.Json.Formatting.None));
        var subject = RealDefinitions.Subject();
        return flags.Index.Keys.ToDictionary(
            key => key,
            key => Question.Word(flags.Evaluate(subject, key, out _))
        );
    }
}
