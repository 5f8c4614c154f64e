namespace Unroll_App.Tests;

public class DigitNetworkTests
{
    [Fact]
    public void It_learns_to_read_digits()
    {
        (DataSet train, DataSet test) = DigitData.Read().Split(0.2, seed: 1);
        using var network = new DigitNetwork(seed: 1);
        new Trainer<DigitNetwork>(network, new Adam(0.003f)).Fit(train, dev: null, epochs: 5, batchSize: 32);
        Assert.True(Evaluation.Run(network, test).Accuracy > 0.9);
    }

    [Fact]
    public void A_saved_network_predicts_the_same()
    {
        string file = Path.GetTempFileName();
        using DigitNetwork network = new(seed: 1), loaded = new(seed: 2);
        network.Save(file);
        loaded.Load(file);
        File.Delete(file);

        float[] image = DigitData.Read().Input(0).ToArray(), expected = new float[10], actual = new float[10];
        network.Predict(image, expected);
        loaded.Predict(image, actual);
        Assert.Equal(expected, actual);
    }
}
