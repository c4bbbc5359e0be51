using System.Text;
using PostHog.Flags.Loading;

namespace PostHog.Core.Tests.Flags.Loading;

internal sealed class DefinitionsTextTests
{
    private const string Json = "{\"flags\":[{\"key\":\"ü-1\",\"active\":true}]}";

    [Test]
    public void Hash_is_the_same_for_bytes_and_for_a_string() =>
        Assert.That(
            DefinitionsText.Of(Encoding.UTF8.GetBytes(Json)).ToHash(),
            Is.EqualTo(DefinitionsText.Of(Json).ToHash())
        );

    [Test]
    public void Hash_changes_with_every_bit_and_with_the_length()
    {
        var bytes = Encoding.UTF8.GetBytes(Json);
        var hashes = new HashSet<ulong> { DefinitionsText.Of(bytes).ToHash() };
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(hashes.Add(DefinitionsText.Of(bytes).ToHash()), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        foreach (var length in Enumerable.Range(0, bytes.Length))
        {
            Assert.That(hashes.Add(DefinitionsText.Of(bytes[..length]).ToHash()), $"{length}");
        }
    }

    [Test]
    public void Bytes_and_a_string_give_the_same_document()
    {
        var fromBytes = DefinitionsText.Of(Encoding.UTF8.GetBytes(Json));
        var fromString = DefinitionsText.Of(Json);

        Assert.That(fromBytes.ToJson(), Is.EqualTo(Json));
        Assert.That(fromString.ToJson(), Is.SameAs(Json));
        Assert.That(fromBytes.Read()!.Flags[0].Key, Is.EqualTo("ü-1"));
        Assert.That(fromString.Read()!.Flags[0].Key, Is.EqualTo("ü-1"));
    }
}
