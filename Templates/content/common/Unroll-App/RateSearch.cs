namespace Unroll_App;

/// <summary>Looks for a learning rate: many trainings with rates drawn at random, of which the better ones go on.</summary>
public static class RateSearch
{
    /// <summary>Trains on all processors. Stopped and run again it goes on: the folder search has what was done.</summary>
    public static SearchResult Run(Func<Network> create, DataSet train, DataSet dev, int batchSize)
    {
        var space = new SearchSpace();
        SearchAxis<float> rate = space.LogUniform("learning rate", 1e-4f, 1f);
        var search = new Search("search", space, trial =>
            new TrialTraining(new Trainer<Network>(create(), new Adam(trial.Get(rate))), batchSize))
        {
            Method = new SuccessiveHalving(),   // 27 trials for one epoch, the best 9 for three, the best 3 for nine
            Threads = Environment.ProcessorCount,
            Seed = 1,
        };
        return search.Run(train, dev, trials: 27, epochs: 9);
    }
}
