// Prints a plan of so many items that its paper is laid out in parts: 40 pledges with 60 actions each.

const PLEDGES = 40, ACTIONS = 60;
console.log('plan long "Parks of Northmere, street by street" {\n\tperiod 2018 to 2019\n}\nteam parks "Parks"');
for (let pledge = 1; pledge <= PLEDGES; pledge++) {
	console.log(`pledge ${pledge} "Street ${pledge}" owner parks {`);
	for (let action = 1; action <= ACTIONS; action++)
		console.log(`\taction ${pledge}.${action} "Plant tree ${pledge}-${action}" due May 2019`);
	console.log('}');
}
