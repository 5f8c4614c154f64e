namespace Unroll.Classic.Tests;

/// <summary>What the networks predict, against torchvision's models with the same weights.</summary>
[Collection(nameof(LargeNetworks))]
public sealed class PredictionTests
{
    /// <summary>
    /// Of the largest logit. PyTorch is off by up to 3.6e-6 in single precision (VGG-19), this library by up to 5e-6; 1e-3 instead of 1e-5
    /// as the epsilon of a single batch normalization would make 4e-5 or more, a window at another place far more.
    /// </summary>
    private const double Tolerance = 2e-5;

    public static TheoryData<string> Names => ClassicNetwork.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_are_those_of_PyTorch(string name)
    {
        PredictionNumbers expected = ClassicNumbers.Prediction(name);
        ClassicNetwork classic = ClassicNetwork.Get(name);
        using Network network = classic.Create();
        Drawing.Draw(network, expected.Gain);
        var logits = new float[expected.Logits.Length];

        classic.Predict(network, Drawing.Image(classic.Description, expected.Brightness), logits);

        Assert.Equal(classic.Description.Outputs[0].Length, logits.Length);
        double allowed = Tolerance * expected.Logits.Max(Math.Abs);
        for (int i = 0; i < logits.Length; i++)
            Comparison.Near($"logit {i}", expected.Logits[i], logits[i], allowed);
    }
}
