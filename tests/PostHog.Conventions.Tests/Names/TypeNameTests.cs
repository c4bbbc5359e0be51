namespace PostHog.Conventions.Names;

/// <summary>Type names follow the glossary.</summary>
public sealed class TypeNameTests
{
    private static readonly DeclaredType[] Types = [.. DeclaredType.InPackages()];
    private static readonly Glossary Glossary = Glossary.Read();

    [Test]
    public void No_two_types_share_a_name() => Assert.That(NameRules.Shared(Types), Is.Empty);

    [Test]
    public void No_type_of_the_packages_is_named_Test() =>
        Assert.That(NameRules.CalledTests(Types), Is.Empty);

    [Test]
    public void No_type_name_contains_a_retired_word() =>
        Assert.That(NameRules.Retired(Types, Glossary.Retired), Is.Empty);

    [Test]
    public void Types_and_files_in_the_glossary_exist()
    {
        var names = Types.Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        var missing = Glossary.References.Where(reference =>
            !names.Contains(reference) && !File.Exists(Path.Combine(Repository.Root, reference))
        );

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Glossary_explains_each_term_once()
    {
        Assert.That(Glossary.Terms, Is.Unique);
        Assert.That(Glossary.Terms, Has.Count.GreaterThanOrEqualTo(60));
    }

    [Test]
    public void Exceptions_to_retired_words_are_existing_types()
    {
        var exceptions = Glossary.Retired.SelectMany(word => word.Exceptions);

        Assert.That(exceptions, Is.SubsetOf(Types.Select(type => type.Name)));
    }
}
