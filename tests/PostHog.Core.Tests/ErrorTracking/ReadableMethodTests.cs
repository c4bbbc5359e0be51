using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed class ReadableMethodTests
{
    [TestCase("Shop.Cart", "Pay", "Shop.Cart", "Pay")]
    [TestCase("Shop.Cart", ".ctor", "Shop.Cart", ".ctor")]
    [TestCase("Shop.Cart+<PayAsync>d__5", "MoveNext", "Shop.Cart", "PayAsync")]
    [TestCase("Shop.Cart+<Items>d__3`1", "MoveNext", "Shop.Cart", "Items")]
    [TestCase("Shop.Cart+<>c", "<Pay>b__0_0", "Shop.Cart", "Pay (lambda)")]
    [TestCase("Shop.Cart+<>c__DisplayClass1_0", "<Pay>b__0", "Shop.Cart", "Pay (lambda)")]
    [TestCase("Shop.Cart+<>c+<<Pay>b__0_0>d", "MoveNext", "Shop.Cart", "Pay (lambda)")]
    [TestCase("Shop.Cart", "<Pay>g__Round|0_0", "Shop.Cart", "Pay.Round")]
    [TestCase("Shop.Cart+<<Pay>g__Round|0_0>d", "MoveNext", "Shop.Cart", "Pay.Round")]
    [TestCase("Program", "<Main>$", "Program", "Main")]
    [TestCase("Program+<<Main>$>d__0", "MoveNext", "Program", "Main")]
    [TestCase("Program", "<<Main>$>g__Run|0_1", "Program", "Main.Run")]
    [TestCase("Program+<>c", "<<Main>$>b__0_0", "Program", "Main (lambda)")]
    [TestCase("Shop.Cart", "<<Pay>b__0>g__Round|1", "Shop.Cart", "Pay (lambda).Round")]
    [TestCase("Shop.List`1[[System.Int32, mscorlib]]", "Add", "Shop.List", "Add")]
    [TestCase("Shop.Outer`1+Inner`2", "Go", "Shop.Outer.Inner", "Go")]
    [TestCase("<Cart>F1A2B3__Helper", "Go", "Helper", "Go")]
    [TestCase("Shop.Cart+VB$StateMachine_3_PayAsync", "MoveNext", "Shop.Cart", "PayAsync")]
    [TestCase("Shop.Walk", "MoveNext", "Shop.Walk", "MoveNext")]
    [TestCase("", "Emitted", "", "Emitted")]
    [TestCase("Shop.Cart", "System.IDisposable.Dispose", "Shop.Cart", "IDisposable.Dispose")]
    [TestCase("Shop.Cart", "Shop.IFoo<System.Int32>.Go", "Shop.Cart", "IFoo.Go")]
    [TestCase("Shop.Cart", "<Shop.IFoo.Go>b__0_0", "Shop.Cart", "IFoo.Go (lambda)")]
    [TestCase("Shop.Cart", "parses 1.5 and -2", "Shop.Cart", "parses 1.5 and -2")]
    [TestCase("Shop.Cart", "a-b", "Shop.Cart", "a-b")]
    [TestCase("Shop.Cart+<Shop-IFoo-GoAsync>d__3", "MoveNext", "Shop.Cart", "IFoo.GoAsync")]
    [TestCase(
        @"Shop.Cart+<Shop-IFoo<System-Int32\,System-String\[\]>-GoAsync>d__3`1[[System.Int32]]",
        "MoveNext",
        "Shop.Cart",
        "IFoo.GoAsync"
    )]
    [TestCase("Shop.Cart+<Items>d__3", "<>m__Finally1", "Shop.Cart", "Items")]
    [TestCase("Shop.Cart+<Items>d__3", "System.IDisposable.Dispose", "Shop.Cart", "Items")]
    [TestCase("Shop.Cart", "<", "Shop.Cart", "<")]
    [TestCase("Shop.Cart", "<>", "Shop.Cart", "<>")]
    [TestCase("Shop.Cart", "<Pay>", "Shop.Cart", "Pay")]
    [TestCase("<", "MoveNext", "", "MoveNext")]
    public void Converts_compiler_generated_names_to_source_names(
        string type,
        string method,
        string module,
        string function
    ) => Assert.That(ReadableMethod.Of(type, method), Is.EqualTo((module, function)));

    [Test]
    public void Keeps_other_names_unchanged()
    {
        var name = new string('<', 50_000) + string.Concat(Enumerable.Repeat(">b__", 50_000));

        Assert.That(ReadableMethod.Of("Shop.Cart", name).Function, Is.EqualTo(name));
    }

    [TestCase("List`1", "List")]
    [TestCase("<Cart>F1A2B3__Helper", "Helper")]
    [TestCase("<Cart>F", "<Cart>F")]
    [TestCase("", "")]
    public void Reads_the_name_of_a_type(string name, string readable) =>
        Assert.That(ReadableMethod.TypeName(name), Is.EqualTo(readable));
}
