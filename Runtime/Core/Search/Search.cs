namespace Unroll;

/// <summary>
/// Searches hyperparameters: trains many trials with values drawn at random, and compares them on a development set. A search that was
/// interrupted, even killed, goes on from its folder.
/// </summary>
/// <example>
/// <code>
/// var space = new SearchSpace();
/// SearchAxis&lt;float&gt; rate = space.LogUniform("learning rate", 1e-4f, 1e-1f);
/// SearchAxis&lt;int&gt; batchSize = space.Choice("batch size", 32, 64, 128);
/// var search = new Search("out/search", space, trial =>
/// {
///     var optimizer = new Adam(trial.Get(rate)) { Schedule = new CosineSchedule(trial.Steps(trial.Get(batchSize))) };
///     return new TrialTraining(new Trainer&lt;Network&gt;(new LeNet5(seed: 1), optimizer), trial.Get(batchSize));
/// });
/// SearchResult result = search.Run(train, dev, trials: 27, epochs: 9);
/// </code>
/// </example>
/// <remarks>
/// The same space, seed, method, data and function give the same result, bit for bit, on the same kind of machine, with any number of
/// threads, and however often the search was interrupted; only times differ.
/// </remarks>
public sealed class Search
{
    private const int MostTrials = 100_000;

    private readonly string _folder;
    private readonly SearchSpace _space;
    private readonly Func<SearchTrial, TrialTraining> _build;

    /// <summary>A search.</summary>
    /// <param name="folder">Where records, checkpoints and weights of the trials are written; it is made if it is not there. A search of
    /// the same settings goes on from what is there.</param>
    /// <param name="space">What may be chosen.</param>
    /// <param name="build">Makes what a trial trains from its values. It is called anew whenever the trial goes on, on the thread of the
    /// trial, perhaps on several at a time, and must give the same each time. Network and optimizer must be new ones: the search disposes
    /// them.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty, or <paramref name="space"/> has no axis.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Search(string folder, SearchSpace space, Func<SearchTrial, TrialTraining> build)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(build);
        if (space.Axes.Count == 0)
        {
            throw new ArgumentException(
                "The space has no axis, so that all trials would be the same; declare what may be chosen.", nameof(space));
        }

        (_folder, _space, _build) = (folder, space, build);
    }

    /// <summary>How the epochs are spent: <see cref="RandomSearch"/>, the default, or <see cref="SuccessiveHalving"/>.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public SearchMethod Method
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new RandomSearch();

    /// <summary>How many trials are trained at a time, each on a thread of its own; 1 by default. The result does not depend on
    /// it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set below 1.</exception>
    public int Threads
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>The seed of the values of the trials, 0 by default.</summary>
    public int Seed { get; set; }

    /// <summary>What says which trial, and which epoch of it, is the best; the loss on the development set by default.</summary>
    public SelectBy SelectBy { get; set; }

    /// <summary>Is told of every training that ended, on the thread that called Run; null by default.</summary>
    public IProgress<SearchProgress>? Progress { get; set; }

    /// <summary>Searches, and returns when all trials have ended.</summary>
    /// <param name="train">The samples to train on, which the trials read at the same time.</param>
    /// <param name="dev">The samples to compare trials and epochs with, which must not be among the others. A search fits itself to them a
    /// little; only samples that neither has seen tell how good its best trial is.</param>
    /// <param name="trials">The trials, from 1 to 100,000.</param>
    /// <param name="epochs">The epochs of those that are trained to the end.</param>
    /// <param name="cancellation">Ends those under way after their present mini-batch, with checkpoints to go on from.</param>
    /// <returns>The trials, the best first.</returns>
    /// <exception cref="ArgumentNullException">A set is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trials"/> or <paramref name="epochs"/> is below 1, or there
    /// are too many trials.</exception>
    /// <exception cref="InvalidDataException">The folder is that of another search, and the message says what differs; or one of its
    /// records is damaged.</exception>
    /// <exception cref="IOException">A search is running in the folder, or it cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="TrialFailedException">A trial could not be built or trained, for another reason than a loss that is not finite. The
    /// others that were under way have written checkpoints.</exception>
    public SearchResult Run(SampleSource train, SampleSource dev, int trials, int epochs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(dev);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, MostTrials);
        var plan = new SearchPlan(_space, _build, Method.Rungs(trials, epochs), Seed, SelectBy, train, dev);
        using var folder = new SearchFolder(_folder, plan.Settings());
        return new SearchRun(plan, folder, Threads, Progress).Run(cancellation);
    }
}
