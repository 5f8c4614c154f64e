namespace Unroll.Runtime.Tests.Data;

public sealed class BalancedClassWeightsTests
{
    /// <summary>scikit-learn documents n_samples / (n_classes * np.bincount(y)): 9 / (3 * 6), 9 / (3 * 2), 9 / (3 * 1).</summary>
    [Fact]
    public void They_are_those_that_scikit_learn_calls_balanced()
    {
        var set = new DataSet(9, [new float[9]], [new float[9], (int[])[0, 0, 0, 1, 1, 2, 0, 0, 0]]);
        Assert.Equal([0.5f, 1.5f, 3f], set.BalancedClassWeights(classes: 3, target: 1));
        Assert.Equal([2f / 3, 2f], set.Select([3, 6, 7, 8]).BalancedClassWeights(classes: 2, target: 1));
    }

    [Fact]
    public void What_has_no_weights_is_told()
    {
        var set = new DataSet(3, [new float[3]], [(int[])[0, 2, 2], new float[3]]);
        Assert.StartsWith("The class 1 has no sample", Assert.Throws<ArgumentException>(() => set.BalancedClassWeights(3)).Message);
        Assert.StartsWith(
            "Sample 1 has the class index 2; expected 0 to 1", Assert.Throws<ArgumentException>(() => set.BalancedClassWeights(2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("classes", () => set.BalancedClassWeights(0));
        Assert.Throws<InvalidOperationException>(() => set.BalancedClassWeights(3, target: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => set.BalancedClassWeights(3, target: 2));
    }
}
