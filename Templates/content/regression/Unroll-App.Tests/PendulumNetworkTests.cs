namespace Unroll_App.Tests;

public class PendulumNetworkTests
{
    [Fact]
    public void It_learns_the_period()
    {
        (DataSet train, DataSet test) = PendulumData.Read().Split(0.2, seed: 1);
        using var network = new PendulumNetwork(seed: 1);
        new Trainer<PendulumNetwork>(network, new Adam(0.01f)).Fit(train, dev: null, epochs: 200, batchSize: 32);
        Assert.True(PendulumData.RootMeanSquaredError(network, test) < 0.1);
    }

    [Fact]
    public void A_saved_network_predicts_the_same()
    {
        string file = Path.GetTempFileName();
        using PendulumNetwork network = new(seed: 1), loaded = new(seed: 2);
        network.Save(file);
        loaded.Load(file);
        File.Delete(file);

        float[] pendulum = [1.0f, 0.5f], expected = new float[1], actual = new float[1];
        network.Predict(pendulum, expected);
        loaded.Predict(pendulum, actual);
        Assert.Equal(expected, actual);
    }
}
