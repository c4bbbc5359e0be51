using Microsoft.Extensions.Caching.Distributed;

namespace PostHog.Extensions.Caching.Tests;

/// <summary>The same behaviour with every cache.</summary>
public abstract class FleetTests
{
    private const string Blocking = "blocking";

    /// <summary>The store.</summary>
    protected abstract IDistributedCache Cache { get; }

    /// <summary>Lets a lease that was just written expire.</summary>
    protected abstract Task EndLeaseAsync(string key);

    private readonly string _prefix = $"test:{Guid.NewGuid():N}";

    [TestCase("async")]
    [TestCase(Blocking)]
    public async Task One_process_fetches_and_the_others_read(string client)
    {
        var prefix = _prefix + TestContext.CurrentContext.Test.ID;
        var (leader, follower) = (Member(client, prefix), Member(client, prefix));

        var isLeader = await leader.DecideAsync();
        var before = await follower.ReadAsync();
        await leader.StoreAsync(FlagDefinitionData.FromJson(Fleet.Feed)!);
        var isFollowerToo = await follower.DecideAsync();
        var after = await follower.ReadAsync();
        var renews = await leader.DecideAsync();

        Assert.That(isLeader, Is.True);
        Assert.That(before, Is.Null);
        Assert.That(isFollowerToo, Is.False);
        Assert.That(after!.ToJson(), Is.EqualTo(Fleet.Feed));
        Assert.That(renews, Is.True);
    }

    [TestCase("async")]
    [TestCase(Blocking)]
    public async Task Another_process_takes_over_immediately_when_the_holder_closes(string client)
    {
        var prefix = _prefix + TestContext.CurrentContext.Test.ID;
        var (leader, follower) = (Member(client, prefix), Member(client, prefix));
        await leader.DecideAsync();

        await follower.EndAsync();
        var stillLeads = await leader.DecideAsync();
        await leader.EndAsync();
        var takesOver = await follower.DecideAsync();

        Assert.That(stillLeads, Is.True, "A process cannot release the lease of another.");
        Assert.That(takesOver, Is.True);
    }

    [TestCase("async")]
    [TestCase(Blocking)]
    public async Task Another_process_takes_over_when_the_lease_expires(string client)
    {
        var prefix = _prefix + TestContext.CurrentContext.Test.ID;
        var (leader, follower) = (Member(client, prefix), Member(client, prefix));
        await leader.DecideAsync();

        await EndLeaseAsync($"{prefix}:holder");
        var takesOver = await follower.DecideAsync();

        Assert.That(takesOver, Is.True);
    }

    [TestCase("async")]
    [TestCase(Blocking)]
    public async Task Invalid_cache_entry_is_an_error(string client)
    {
        var prefix = _prefix + TestContext.CurrentContext.Test.ID;
        await Cache.SetStringAsync($"{prefix}:definitions", "{\"flags\":");

        await Assert.ThatAsync(
            async () => await Member(client, prefix).ReadAsync(),
            Throws.InstanceOf<FormatException>()
        );
    }

    [TestCase("async")]
    [TestCase(Blocking)]
    public async Task Projects_are_isolated(string client)
    {
        var prefix = _prefix + TestContext.CurrentContext.Test.ID;
        var (one, other) = (Member(client, prefix + "1"), Member(client, prefix + "2"));
        await one.DecideAsync();
        await one.StoreAsync(FlagDefinitionData.FromJson(Fleet.Feed)!);

        var leads = await other.DecideAsync();
        var read = await other.ReadAsync();

        Assert.That(leads, Is.True);
        Assert.That(read, Is.Null);
    }

    private IMember Member(string client, string prefix) =>
        client is Blocking ? Fleet.Blocking(Cache, prefix) : Fleet.Async(Cache, prefix);
}
