using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Frames of the library in the text of a stack trace, and the names there.</summary>
internal sealed class OwnFramesTests
{
    [Test]
    public void Skips_the_frames_up_to_the_caller()
    {
        const string stack =
            "   at PostHog.ErrorTracking.FrameReader.OfCaller(TextBudget)\n"
            + "   at System.Runtime.CompilerServices.AsyncMethodBuilderCore.Start[T](T&)\n"
            + "   at PostHog.Blocking.PostHogClient.CaptureException(Object)\n"
            + "   at Shop.Cart.Pay()\n";

        Assert.That(OwnFrames.Skip(stack), Is.EqualTo("   at Shop.Cart.Pay()\n"));
    }

    [Test]
    public void Skips_frames_without_a_name_between_its_own()
    {
        const string caller = "   at Program!<BaseAddress>+0x13b2f74\n   at Shop.Cart.Pay()\n";
        const string stack =
            "   at Program!<BaseAddress>+0x1175ad7\n"
            + "   at PostHog.Blocking.PostHogClient.CaptureException(Object)\n";

        Assert.That(OwnFrames.Skip(stack + caller), Is.EqualTo(caller));
    }

    [Test]
    public void Keeps_a_stack_in_which_no_frame_has_a_name()
    {
        const string stack =
            "   at Program!<BaseAddress>+0x1175ad7\n   at Program!<BaseAddress>+0x1175ad8\n";

        Assert.That(OwnFrames.Skip(stack), Is.EqualTo(stack));
    }

    [TestCase("PostHog.Setup.ClientParts", true)]
    [TestCase("PostHog.PostHogOptions", true)]
    [TestCase("PostHog.PostHogOptionsOfShop", false)]
    [TestCase("PostHog.Shop.Cart", false)]
    [TestCase("Shop.PostHog.Capture.Cart", false)]
    public void Knows_the_modules_of_the_library(string module, bool isOwn) =>
        Assert.That(OwnFrames.Include(module), Is.EqualTo(isOwn));

    [Test]
    public void Finds_no_caller_in_a_stack_of_its_own() =>
        Assert.That(OwnFrames.Skip("   at PostHog.Blocking.PostHogClient.Flush()\n"), Is.Null);

    [Test]
    public void Names_types_inside_generic_ones()
    {
        var frame = StackText.Read("   at Shop.Box`1.Lid.<Steps>d__3.MoveNext()", most: 1).Single();

        Assert.That(frame.Module, Is.EqualTo("Shop.Box.Lid"));
        Assert.That(frame.Function, Is.EqualTo("Steps"));
    }
}
