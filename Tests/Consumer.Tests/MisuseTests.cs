namespace Acme.Vision.Tests;

/// <summary>Wrong lengths, labels and uses give errors that name what came and what was expected, and leave the network usable.</summary>
public class MisuseTests
{
    private readonly float[] image = Noise.Images(1);
    private readonly float[] digit = new float[Noise.Classes];

    [Fact]
    public void A_wrong_length_names_the_argument_what_came_and_what_was_expected()
    {
        using var network = new LeNet5();
        var error = Assert.Throws<ArgumentException>(() => network.Predict(image.AsSpan(1), digit));
        Assert.Equal("image", error.ParamName);
        Assert.Contains("783", error.Message);
        Assert.Contains("784", error.Message);
        error = Assert.Throws<ArgumentException>(() => network.Predict(image, digit.AsSpan(0, 9)));
        Assert.Equal("digit", error.ParamName);
        network.Predict(image, digit);
    }

    [Fact]
    public void A_wrong_length_of_many_samples_is_refused()
    {
        using var network = new LeNet5();
        var error = Assert.Throws<ArgumentException>(() => network.Predict(image, digit, 2));
        Assert.Equal("image", error.ParamName);
        Assert.ThrowsAny<ArgumentException>(() => network.Predict(image, digit, -1));
        Assert.ThrowsAny<ArgumentException>(() => network.ComputeGradients(image, [1, 2], 1));
        Assert.ThrowsAny<ArgumentException>(() => network.ComputeGradients(image, [1], 0));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void A_label_outside_the_classes_is_refused_before_anything_is_computed(int label)
    {
        using var network = new LeNet5();
        var error = Assert.ThrowsAny<ArgumentException>(() => network.ComputeGradients(image, [label], 1));
        Assert.Contains(label.ToString(), error.Message);
        Assert.True(float.IsFinite(network.ComputeGradients(image, [9], 1)));
    }

    [Fact]
    public void Use_after_Dispose_is_an_error()
    {
        var network = new LeNet5();
        LeNet5.Session session = network.CreateSession();
        network.Predict(image, digit);
        session.Predict(image, digit);
        network.Dispose();
        network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Predict(image, digit));
        Assert.Throws<ObjectDisposedException>(() => session.Predict(image, digit));
        Assert.Throws<ObjectDisposedException>(() => network.ComputeGradients(image, [1], 1));
        Assert.Throws<ObjectDisposedException>(() => network.CreateSession());
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Predict(image, digit));
    }

    [Fact]
    public void A_network_that_nobody_disposed_is_collected()
    {
        WeakReference forgotten = Forget();
        for (int attempt = 0; attempt < 20 && forgotten.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(forgotten.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference Forget()
    {
        var network = new LeNet5 { Threads = 2 };
        network.Predict(image, digit);
        network.ComputeGradients(Noise.Images(4), Noise.Labels(4), 4);
        return new WeakReference(network);
    }
}
