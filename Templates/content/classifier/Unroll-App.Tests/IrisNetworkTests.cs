namespace Unroll_App.Tests;

public class IrisNetworkTests
{
    [Fact]
    public void It_learns_to_tell_the_kinds_apart()
    {
        (DataSet train, DataSet test) = IrisData.Read().Split(0.2, seed: 1);
        using var network = new IrisNetwork(seed: 1);
        new Trainer<IrisNetwork>(network, new Adam(0.01f)).Fit(train, dev: null, epochs: 100, batchSize: 16);
        Assert.True(Evaluation.Run(network, test).Accuracy > 0.9);
    }

    [Fact]
    public void A_saved_network_predicts_the_same()
    {
        string file = Path.GetTempFileName();
        using IrisNetwork network = new(seed: 1), loaded = new(seed: 2);
        network.Save(file);
        loaded.Load(file);
        File.Delete(file);

        float[] flower = [5.9f, 3.0f, 4.2f, 1.5f], expected = new float[3], actual = new float[3];
        network.Predict(flower, expected);
        loaded.Predict(flower, actual);
        Assert.Equal(expected, actual);
    }
}
