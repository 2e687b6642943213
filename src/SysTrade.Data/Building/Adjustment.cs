namespace SysTrade.Data.Building;

/// <summary>How the jump of a roll is taken out of a continuous series.</summary>
public enum Adjustment
{
    /// <summary>The difference of both contracts at the roll is added to all earlier prices. Keeps changes in price units; prices may become negative.</summary>
    Panama,

    /// <summary>All earlier prices are multiplied by the quotient of both contracts at the roll. Keeps changes in percent; needs prices above zero.</summary>
    Proportional,

    /// <summary>Prices of the contract held as they were, with a jump at each roll.</summary>
    None,
}

/// <summary>What to do where a price is missing on the last row before a roll.</summary>
public enum MissingAtRoll
{
    /// <summary>Takes the last row, before the roll and with the same contracts, that has both prices, so that no move of the market gets into the difference.</summary>
    LastBothPriced,

    /// <summary>Takes the last known price of each contract, perhaps of different days, and fills missing prices in the result, as the reference's builder does.</summary>
    CarryForward,

    /// <summary>Fails.</summary>
    Fail,
}
