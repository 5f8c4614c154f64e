using Unroll_App;

// A fifth of the digits is for the test, a tenth of the rest decides which epoch was the best.
(DataSet rest, DataSet test) = DigitData.Read().Split(0.2, seed: 1);
(DataSet train, DataSet dev) = rest.Split(0.1, seed: 2);

// "search" behind the command looks for a better learning rate than the one below.
if (args is ["search"])
{
    Console.WriteLine(RateSearch.Run(() => new DigitNetwork(seed: 1), train, dev, batchSize: 32));
    return;
}

using var network = new DigitNetwork(seed: 1);
var trainer = new Trainer<DigitNetwork>(network, new Adam(0.003f))
{
    Report = "report.html",   // a page about the training, also while it goes on
};
TrainingHistory history = trainer.Fit(train, dev, epochs: 20, batchSize: 32);
Console.WriteLine($"best epoch {history.BestEpoch} of {history.Epochs.Count}");

Evaluation evaluation = Evaluation.Run(network, test);
Console.WriteLine($"test accuracy {100 * evaluation.Accuracy:F1} % of {test.Count}");
network.Save("digits.safetensors");   // new DigitNetwork().Load("digits.safetensors") brings it back

// One image: spans in and out, nothing allocated.
float[] logits = new float[10];
network.Predict(test.Input(0), logits);
Console.WriteLine(DigitData.Draw(test.Input(0)));
Console.WriteLine($"this is a {Array.IndexOf(logits, logits.Max())}");
