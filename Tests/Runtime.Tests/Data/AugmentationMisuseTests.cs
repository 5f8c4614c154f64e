using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Data;

public sealed class AugmentationMisuseTests
{
    [Fact]
    public void Vectors_are_no_images()
    {
        NetworkDescription vectors = LinearNetwork.Describe(784, 10, labels: true);
        Expect(
            "HorizontalFlip cannot be applied to 'x' of Linear, which is 1x1x784: it changes images, and this is a vector; "
            + "declare the input as [Input(height, width, channels)].",
            vectors,
            new HorizontalFlip());
        Expect("RandomShift cannot be applied to 'x' of Linear, which is 1x1x784: it changes images", vectors, new RandomShift(0));
    }

    [Fact]
    public void Images_must_be_large_enough()
    {
        Expect(
            "RandomShift cannot be applied to 'x' of Linear, which is 1x9x2: "
            + "4 pixels up or down and 4 to the left or the right can move it out of view; expected at most 0 and 8.",
            Images.Network(1, 9, 2, 3),
            new RandomShift(4));
        Expect("expected at most 8 and 3.", Images.Network(9, 4, 2, 3), new RandomShift(4));
        Expect("HorizontalFlip cannot be applied to 'x' of Linear, which is 9x1x2: it mirrors rows", Images.Network(9, 1, 2, 3),
            new HorizontalFlip());
        Assert.Null(Augmenter.Problem(Images.Network(5, 9, 2, 3), [new RandomShift(4, 8), new HorizontalFlip()]));
    }

    [Fact]
    public void The_input_must_be_one_of_the_network()
    {
        NetworkDescription mixed = new(
            "Mixed", [], [new("image", 8, 8, 3), new("age", 1, 1, 4)], [], [], [], new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));
        Expect("HorizontalFlip is for the input 'imgae', which Mixed has not. Did you mean 'image'?", mixed,
            new HorizontalFlip { Input = "imgae" });
        Expect(
            "HorizontalFlip cannot be applied to 'age' of Mixed, which is 1x1x4: it changes images, and this is a vector; "
            + "declare the input as [Input(height, width, channels)]. Set HorizontalFlip.Input to apply it to one input only.",
            mixed,
            new HorizontalFlip());
        Assert.Null(Augmenter.Problem(mixed, [new HorizontalFlip { Input = "image" }]));
    }

    [Fact]
    public void None_may_be_null() => Expect("One of the augmentations is null.", Images.Network(8, 8, 1, 3), new HorizontalFlip(), null!);

    [Fact]
    public void A_loader_and_a_trainer_refuse_them_before_anything_is_done()
    {
        using var network = new LinearNetwork(4, 3, labels: true);
        DataSet set = Images.Numbered(3, 4);
        var thrown = Assert.Throws<ArgumentException>(() =>
            new BatchLoader(network.Declaration, set, 2, augmentations: [new HorizontalFlip()]));
        Assert.Equal("augmentations", thrown.ParamName);
        Assert.StartsWith("HorizontalFlip cannot be applied to 'x'", thrown.Message);

        float[] before = network.Values.ToArray();
        var trainer = new Trainer<LinearNetwork>(network, new Sgd(0.1f)) { Augmentations = [new HorizontalFlip()] };
        Assert.StartsWith(
            "HorizontalFlip cannot be applied to 'x'",
            Assert.Throws<InvalidOperationException>(() => trainer.Fit(set, null, epochs: 1)).Message);
        Assert.Equal(before, network.Values.ToArray());
        Assert.Throws<ArgumentNullException>(() => trainer.Augmentations = null!);
    }

    [Fact]
    public void Draws_have_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugmentationRandom(1).NextBelow(0));
        Assert.Equal(0, new AugmentationRandom(1).NextBelow(1));
    }

    private static void Expect(string message, NetworkDescription network, params Augmentation[] augmentations) =>
        Assert.Contains(message, Augmenter.Problem(network, augmentations));
}
