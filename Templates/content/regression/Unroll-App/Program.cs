using Unroll_App;

// A fifth of the pendulums is for the test, a fifth of the rest decides which epoch was the best.
(DataSet rest, DataSet test) = PendulumData.Read().Split(0.2, seed: 1);
(DataSet train, DataSet dev) = rest.Split(0.2, seed: 2);

// "search" behind the command looks for a better learning rate than the one below.
if (args is ["search"])
{
    Console.WriteLine(RateSearch.Run(() => new PendulumNetwork(seed: 1), train, dev, batchSize: 32));
    return;
}

using var network = new PendulumNetwork(seed: 1);
var trainer = new Trainer<PendulumNetwork>(network, new Adam(0.01f))
{
    Patience = 50,
    Report = "report.html",   // a page about the training, also while it goes on
};
TrainingHistory history = trainer.Fit(train, dev, epochs: 300, batchSize: 32);
Console.WriteLine($"best epoch {history.BestEpoch} of {history.Epochs.Count}");
Console.WriteLine($"test error {PendulumData.RootMeanSquaredError(network, test):F3} s, root mean square of {test.Count}");
network.Save("pendulum.safetensors");   // new PendulumNetwork().Load("pendulum.safetensors") brings it back

// One pendulum: spans in and out, nothing allocated.
float[] period = new float[1];
network.Predict([1.0f, PendulumData.AngleInput(90)], period);
Console.WriteLine($"1 m, 90 degrees: {period[0]:F3} s");
