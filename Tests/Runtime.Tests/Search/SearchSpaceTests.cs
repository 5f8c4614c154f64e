using System.Globalization;

namespace Unroll.Runtime.Tests.Search;

public sealed class SearchSpaceTests
{
    private const int Draws = 3000;

    // Of n draws a share p is hit n p times with the deviation sqrt(n p (1 - p)); five of them are one case in a million.
    [Fact]
    public void Each_factor_of_a_logarithmic_axis_is_as_likely_as_any_other()
    {
        var space = new SearchSpace();
        SearchAxis<float> axis = space.LogUniform("rate", 1e-4f, 1e-1f);
        float[] values = [.. Trials(space).Select(trial => trial.Get(axis))];
        Assert.All(values, value => Assert.InRange(value, 1e-4f, 1e-1f));
        AssertShare(1 / 3.0, values.Count(value => value < 1e-3f));
        AssertShare(1 / 3.0, values.Count(value => value is >= 1e-3f and < 1e-2f));
        AssertShare(Math.Log10(2) / 3, values.Count(value => value is >= 1e-2f and < 2e-2f));
    }

    [Fact]
    public void Numbers_integers_choices_and_truths_are_drawn_evenly()
    {
        var space = new SearchSpace();
        SearchAxis<float> number = space.Uniform("number", -2, 6);
        SearchAxis<int> integer = space.Integer("integer", -1, 1);
        SearchAxis<string> choice = space.Choice("choice", "a", "b", "c", "d");
        SearchAxis<bool> truth = space.Boolean("truth");
        SearchTrial[] trials = [.. Trials(space)];
        Assert.All(trials, trial => Assert.InRange(trial.Get(number), -2, 6));
        AssertShare(0.25, trials.Count(trial => trial.Get(number) < 0));
        AssertShare(0.125, trials.Count(trial => trial.Get(number) >= 5));
        for (int value = -1; value <= 1; value++)
            AssertShare(1 / 3.0, trials.Count(trial => trial.Get(integer) == value));
        foreach (string value in (string[])["a", "b", "c", "d"])
            AssertShare(0.25, trials.Count(trial => trial.Get(choice) == value));
        AssertShare(0.5, trials.Count(trial => trial.Get(truth)));
        AssertShare(0.25, trials.Count(trial => trial.Get(truth) && trial.Get(number) >= 2));   // the axes have nothing in common
    }

    [Fact]
    public void A_value_depends_on_seed_trial_and_name_alone()
    {
        SearchSpace alone = new(), between = new();
        SearchAxis<float> rate = alone.LogUniform("rate", 1e-4f, 1e-1f);
        between.Integer("first", 1, 5);
        SearchAxis<float> same = between.LogUniform("rate", 1e-4f, 1e-1f), other = between.LogUniform("other", 1e-4f, 1e-1f);
        Assert.Equal(Trial(alone, 1, 7).Get(rate), Trial(between, 1, 7).Get(same));
        Assert.NotEqual(Trial(alone, 1, 7).Get(rate), Trial(between, 1, 7).Get(other));
        Assert.NotEqual(Trial(alone, 1, 7).Get(rate), Trial(alone, 1, 8).Get(rate));
        Assert.NotEqual(Trial(alone, 1, 7).Get(rate), Trial(alone, 2, 7).Get(rate));
        Assert.NotEqual(Trial(alone, 1, 7).Seed, Trial(alone, 1, 8).Seed);
        Assert.Equal(Trial(alone, 1, 7).Seed, Trial(between, 1, 7).Seed);

        // These numbers are part of the promise that a folder can be gone on with.
        Assert.Equal("trial 7: rate 0.01694601", Trial(alone, 1, 7).ToString());
    }

    [Fact]
    public void Functions_can_be_chosen_among()
    {
        var space = new SearchSpace();
        SearchAxis<Func<int, int>> axis = space.Choice<Func<int, int>>("function", ("twice", x => 2 * x), ("square", x => x * x));
        SearchTrial[] trials = [.. Trials(space).Take(20)];
        Assert.All(
            trials,
            trial => Assert.Equal(trial.Get(axis)(5) == 10 ? "twice" : "square", trial.ToString().Split(' ')[^1]));
        Assert.Equal(2, trials.Select(trial => trial.Get(axis)(5)).Distinct().Count());
    }

    [Fact]
    public void The_steps_of_a_training_are_those_of_all_epochs()
    {
        SearchTrial trial = new(new SearchSpace(), searchSeed: 1, number: 1, epochs: 3, samples: 100);
        Assert.Equal(3 * 4, trial.Steps(32));
        Assert.Equal(3 * 1, trial.Steps(100));
        Assert.Equal(3 * 1, trial.Steps(int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => trial.Steps(0));
    }

    [Fact]
    public void Texts_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = commas;
            var space = new SearchSpace();
            space.Uniform("number", 0.25f, 0.75f);
            space.Choice("choice", 1.5, 2.5);
            Assert.Equal("0.25 to 0.75", space.Axes[0].ToString());
            Assert.Equal("one of 1.5, 2.5", space.Axes[1].ToString());
            Assert.DoesNotContain(",5", Trial(space, 1, 1).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Wrong_axes_are_refused()
    {
        var space = new SearchSpace();
        SearchAxis<int> axis = space.Integer("here", 1, 2);
        Assert.StartsWith("There is an axis 'here' already", Assert.Throws<ArgumentException>(() => space.Boolean("here")).Message);
        Assert.Throws<ArgumentException>(() => space.Boolean(" "));
        Assert.Throws<ArgumentNullException>(() => space.Boolean(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.LogUniform("a", 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.LogUniform("a", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.LogUniform("a", float.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Uniform("a", 0, float.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Uniform("a", 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Integer("a", 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => space.Integer("a", int.MinValue, int.MaxValue));
        Assert.Throws<ArgumentException>(() => space.Choice("a", (int[])[]));
        Assert.Contains("are called '1'", Assert.Throws<ArgumentException>(() => space.Choice("a", 1, 2, 1)).Message);
        Assert.Throws<ArgumentException>(() => space.Choice("a", "", "b"));
        Assert.Equal("here", Assert.Single(space.Axes).Name);
        SearchTrial trial = Trial(new SearchSpace(), 1, 1);
        Assert.Contains("'here' is none of the space", Assert.Throws<ArgumentException>(() => trial.Get(axis)).Message);
        Assert.Throws<ArgumentNullException>(() => trial.Get<int>(null!));
    }

    private static IEnumerable<SearchTrial> Trials(SearchSpace space) =>
        Enumerable.Range(1, Draws).Select(number => Trial(space, 1, number));

    private static SearchTrial Trial(SearchSpace space, int seed, int number) => new(space, seed, number, epochs: 1, samples: 1);

    private static void AssertShare(double share, int hits) =>
        Assert.InRange(hits, (Draws * share) - Deviations(share), (Draws * share) + Deviations(share));

    private static double Deviations(double share) => 5 * Math.Sqrt(Draws * share * (1 - share));
}
